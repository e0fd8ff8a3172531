import type { Page } from 'playwright-core';

/**
 * Clicks an element in the page and answers the milliseconds until the first frame in which `shown` is true: a selector,
 * whose element holds `text`. Both clocks are the page's own.
 */
export const timeClick = (page: Page, clicked: string, shown: string, text: string): Promise<number> =>
  page.evaluate(
    ([target, selector, wanted]) =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        const look = (): void => {
          if (document.querySelector(selector)?.textContent.includes(wanted)) resolve(performance.now() - begun);
          else requestAnimationFrame(look);
        };
        document.querySelector<HTMLElement>(target)?.click();
        requestAnimationFrame(look);
      }),
    [clicked, shown, text] as const,
  );

/** Types in the editor and answers, for each key, the milliseconds from the event to the end of the frame that shows it. */
export const timeKeys = async (page: Page, keys: number): Promise<number[]> => {
  await page.evaluate(() => {
    const took: number[] = [];
    Object.assign(window, { took });
    const afterFrame = (begun: number): void => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => took.push(performance.now() - begun);
      requestAnimationFrame(() => port2.postMessage(undefined));
    };
    window.addEventListener('keydown', (event) => afterFrame(event.timeStamp), { capture: true });
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(key % 40 === 39 ? 'Enter' : 'a');
    await page.waitForTimeout(20);
  }
  return page.evaluate(() => (window as unknown as { took: number[] }).took);
};
