class RestingObserver {
  readonly observe = (): void => undefined;
  readonly unobserve = (): void => undefined;
  readonly disconnect = (): void => undefined;
}

const mediaList = (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});

const missingIn = (target: object, parts: Record<string, unknown>): void => {
  for (const [name, value] of Object.entries(parts))
    if (Reflect.get(target, name) === undefined) Object.defineProperty(target, name, { value, configurable: true, writable: true });
};

/** What the interface needs of a browser and jsdom lacks. Nothing is laid out there, so these answer for a wide screen at rest. */
export const completeBrowser = (): void => {
  missingIn(window, { matchMedia: mediaList, ResizeObserver: RestingObserver, IntersectionObserver: RestingObserver });
  missingIn(Element.prototype, {
    scrollIntoView: () => undefined,
    hasPointerCapture: () => false,
    setPointerCapture: () => undefined,
    releasePointerCapture: () => undefined,
    checkVisibility: () => true,
  });
};
