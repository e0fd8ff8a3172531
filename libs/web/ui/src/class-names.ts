import { clsx, type ClassValue } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: { theme: { text: ['hint', 'work', 'page', 'title', 'display'], radius: ['control', 'dialog', 'full'] } },
});

/** Joins class names; of two Tailwind classes for the same property the later one stays. */
export const classNames = (...classes: ClassValue[]): string => merge(clsx(classes));
