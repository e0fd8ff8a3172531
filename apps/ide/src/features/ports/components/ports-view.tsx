import { Button, EmptyState } from '@constellation/web-ui';
import { ExternalLink } from 'lucide-react';
import { useSnapshot } from 'valtio';
import type { Ports } from '../model/ports.ts';

/** Programs that listen, each with its private preview. */
export const PortsView = ({ ports }: { ports: Ports }) => {
  const { rows, opening, failure } = useSnapshot(ports.state);
  if (rows.length === 0)
    return (
      <EmptyState title="Nothing listens yet">
        Start a server in a terminal; it appears here with a private preview that only you can open.
      </EmptyState>
    );
  return (
    <div className="flex size-full flex-col overflow-auto">
      {failure === undefined ? undefined : (
        <p role="alert" className="px-3 py-1 text-work text-bad">
          {failure}
        </p>
      )}
      <table className="w-full text-left text-work">
        <thead className="text-hint text-fg-3">
          <tr>
            <th className="px-3 py-1 font-medium">Port</th>
            <th className="px-3 py-1 font-medium">Program</th>
            <th className="px-3 py-1 font-medium">
              <span className="sr-only">Preview</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.port} className="border-t border-line">
              <td className="px-3 py-1 font-mono text-fg">{row.port}</td>
              <td className="px-3 py-1 text-fg-2">{row.process}</td>
              <td className="px-3 py-1 text-right">
                <Button
                  variant="quiet"
                  pending={opening === row.port}
                  aria-label={`Open preview of port ${row.port}`}
                  onClick={() => void ports.open(row.port)}
                >
                  <ExternalLink aria-hidden />
                  Open preview
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
