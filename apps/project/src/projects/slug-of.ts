const longestSlug = 50;

/** `My First App!` -> `my-first-app`; a name without Latin letters or digits becomes `project`. */
export const slugOf = (name: string): string => {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const slug = plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+/g, '')
    .slice(0, longestSlug)
    .replaceAll(/-+$/g, '');
  return slug === '' ? 'project' : slug;
};

/** The n-th slug to try for the same name: `my-app`, `my-app-2`, `my-app-3` … */
export const numberedSlug = (slug: string, attempt: number): string => (attempt <= 1 ? slug : `${slug}-${String(attempt)}`);
