/** What index.html paints before anything else, kept until the first page is there; its styles stand in index.html. */
export const FirstSkeleton = () => (
  <div id="skeleton" aria-hidden>
    <i className="top" />
    <div className="rows">
      <i className="bar" />
      <i className="side" />
      <i className="code" />
      <i className="right" />
    </div>
    <i className="foot" />
  </div>
);
