import { BrandSign } from './brand-sign.tsx';

/** The sign and the name. */
export const Brand = () => (
  <span className="flex items-center gap-2 text-page font-semibold text-fg">
    <BrandSign />
    Constellation
  </span>
);
