import { useEffect } from 'react';

/** The window's title: "Projects · Constellation". */
export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · Constellation`;
  }, [title]);
};
