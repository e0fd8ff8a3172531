/** The editor's chunk, asked for as soon as this module is, in parallel with the first paint of the workbench. */
export const editorKit = import('@constellation/web-editor');
export type EditorKit = Awaited<typeof editorKit>;
