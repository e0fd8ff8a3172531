/** The sign and the name. */
export const Brand = () => (
  <span className="flex items-center gap-2 text-page font-semibold text-fg">
    <svg aria-hidden viewBox="0 0 32 32" className="size-5">
      <path d="M7 22 13 9l8 6 4-7M13 9l1.500 14 6.500-8" fill="none" stroke="var(--text-3)" strokeWidth="1.5" />
      <g fill="var(--accent)">
        <circle cx="7" cy="22" r="2.4" />
        <circle cx="13" cy="9" r="3" />
        <circle cx="21" cy="15" r="2.4" />
        <circle cx="25" cy="8" r="2" />
        <circle cx="14.5" cy="23" r="2" />
      </g>
    </svg>
    Constellation
  </span>
);
