const supported = { supported: true };
const unsupported = { supported: false };

/** Models for which forced tool choice, prefill and switched-off thinking are refused. */
export const isLatestGeneration = (model: string): boolean => /(-5-5$|fable|mythos|^constellation-demo)/.test(model);

const modelInfo = (id: string, displayName: string, line: string | null) => ({
  id,
  type: 'model',
  display_name: displayName,
  created_at: '2026-10-21T00:00:00Z',
  deprecated_at: null,
  lifecycle: 'active',
  line,
  max_input_tokens: 200_000,
  max_tokens: 64_000,
  retires_at: null,
  capabilities: {
    batch: unsupported,
    citations: unsupported,
    code_execution: unsupported,
    context_management: null,
    effort: { supported: true, low: supported, medium: supported, high: supported, xhigh: supported, max: supported },
    image_input: unsupported,
    pdf_input: unsupported,
    server_tools: { supported: false, code_execution: unsupported, web_search: unsupported },
    structured_outputs: unsupported,
    thinking: { supported: true, types: { adaptive: supported, between_tools: supported, disabled: unsupported, enabled: unsupported } },
  },
});

/** What `GET /v1/models` lists: the demo, and names that the API's rules and prices apply to. */
export const modelCatalogue = [
  modelInfo('constellation-demo', 'Built-in demo (scripted, not a model)', null),
  modelInfo('claude-sonnet-5-5', 'Stand-in for Claude Sonnet 5.5', 'sonnet'),
  modelInfo('claude-opus-5-5', 'Stand-in for Claude Opus 5.5', 'opus'),
  modelInfo('claude-haiku-5-5', 'Stand-in for Claude Haiku 5.5', 'haiku'),
];
