/** Undoes what returned it; calling it twice does nothing more. */
export type Disposer = () => void;
