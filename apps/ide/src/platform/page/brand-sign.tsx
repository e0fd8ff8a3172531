/** The sign: three stars and the lines between them. */
export const BrandSign = () => (
  <svg aria-hidden viewBox="0 0 20 20" className="size-5 shrink-0">
    <path d="M4 15 9.5 5l6.5 7" fill="none" stroke="var(--text-3)" strokeWidth="1.25" />
    <g fill="var(--accent)">
      <circle cx="4" cy="15" r="2" />
      <circle cx="9.5" cy="5" r="2.6" />
      <circle cx="16" cy="12" r="1.7" />
    </g>
  </svg>
);
