import { Injectable } from '@nestjs/common';
import { OperationError, type OutputOf } from '@constellation/contracts-kernel';
import { listPorts, type openPort } from '@constellation/contracts-workspace';
import { Rpc } from '@constellation/transport';
import { PersonTokens } from '../access/person-tokens.ts';
import { Clock } from '../clock.ts';
import { type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { GatewaySettings } from '../gateway-settings.ts';
import { previewHostOf } from './preview-host.ts';
import { PreviewPasses, previewCodeMs } from './preview-passes.ts';
import { openingPath } from './preview-opening.ts';

/** Makes the one-time address under which this browser may see a port, after looking whose port it is. */
@Injectable()
export class OpenPort {
  constructor(
    private readonly rpc: Rpc,
    private readonly tokens: PersonTokens,
    private readonly passes: PreviewPasses,
    private readonly settings: GatewaySettings,
    private readonly clock: Clock,
  ) {}

  async execute(call: EdgeCall<typeof openPort>): Promise<OutputOf<typeof openPort>> {
    const { workspaceId, port } = call.input;
    const session = sessionOf(call);
    const token = await this.tokens.tokenFor(session, call.access, 'workspace');
    const { items } = await this.rpc.call(listPorts, { workspaceId }, { token });
    if (!items.some((item) => item.port === port)) throw new OperationError('workspace.port_refused');
    const code = await this.passes.issueCode({ sessionId: session.sessionId, workspaceId, port });
    const url = `${this.settings.publicUrl.protocol}//${previewHostOf({ workspaceId, port }, this.settings.previewSuffix)}${openingPath}?code=${code}`;
    return { url, expiresAt: new Date(this.clock.now().getTime() + previewCodeMs).toISOString() };
  }
}
