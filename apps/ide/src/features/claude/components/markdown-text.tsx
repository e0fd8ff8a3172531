import { memo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remend from 'remend';

/** What a model writes is not trusted: no HTML, no images from elsewhere, links that show where they lead. */
const components: Components = {
  a: ({ href, children }) => {
    const isWeb = /^https?:\/\//.test(href ?? '');
    return isWeb ? (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={href} className="text-accent underline">
        {children} <span className="text-hint text-fg-3">({new URL(href ?? '').host})</span>
      </a>
    ) : (
      <span>{children}</span>
    );
  },
  img: ({ alt }) => <span className="text-fg-3">[image: {alt}]</span>,
  pre: ({ children }) => (
    <pre tabIndex={0} className="my-2 overflow-x-auto rounded-control border border-line bg-ink-0 p-2 font-mono text-hint">
      {children}
    </pre>
  ),
  code: ({ children }) => (
    <code className="rounded-sm bg-ink-2 px-1 font-mono text-hint [pre_&]:bg-transparent [pre_&]:px-0">{children}</code>
  ),
  ul: ({ children }) => <ul className="my-1 list-disc pl-5">{children}</ul>,
  ol: ({ children }) => <ol className="my-1 list-decimal pl-5">{children}</ol>,
  p: ({ children }) => <p className="my-1.5 first:mt-0 last:mb-0">{children}</p>,
  h1: ({ children }) => <p className="mt-3 mb-1 font-semibold">{children}</p>,
  h2: ({ children }) => <p className="mt-3 mb-1 font-semibold">{children}</p>,
  h3: ({ children }) => <p className="mt-2 mb-1 font-medium">{children}</p>,
  table: ({ children }) => (
    <div className="my-2 overflow-x-auto">
      <table className="text-hint [&_td]:border [&_td]:border-line [&_td]:px-2 [&_th]:border [&_th]:border-line [&_th]:px-2">
        {children}
      </table>
    </div>
  ),
};

/** Markdown that may still be in the middle of a word. */
export const MarkdownText = memo(({ text, isOpen }: { text: string; isOpen: boolean }) => (
  <div className="min-w-0 text-work break-words text-fg">
    <Markdown remarkPlugins={[remarkGfm]} components={components}>
      {isOpen ? remend(text) : text}
    </Markdown>
  </div>
));
MarkdownText.displayName = 'MarkdownText';
