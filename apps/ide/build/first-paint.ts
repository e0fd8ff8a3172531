import type { Plugin } from 'vite';
import { renderThemeCss } from '../../../libs/web/ui/src/render-theme-css.ts';

/** Puts the colours into the page's head, so that the skeleton is painted in the right theme before any other file arrives, and fetches the text font early. */
export const firstPaint = (): Plugin => ({
  name: 'first-paint',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      const font = Object.keys(bundle ?? {}).find((file) => /inter-latin-wght-normal-.*\.woff2$/.test(file));
      const preload = font === undefined ? '' : `<link rel="preload" href="/${font}" as="font" type="font/woff2" crossorigin />`;
      return html.replace('<!--theme-tokens-->', `<style>${renderThemeCss().replace(/\s+/g, ' ').trim()}</style>${preload}`);
    },
  },
});
