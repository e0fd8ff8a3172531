import type { SignedIn } from '@constellation/contracts-identity';
import { useNavigate, useSearchParams } from 'react-router';
import { useApplication } from '../../../platform/application-context.tsx';

/** Only addresses of this app: one slash, not two, or a link could lead a person elsewhere after sign-in. */
export const safeNext = (next: string | null): string => (next !== null && /^\/(?![/\\])/.test(next) ? next : '/projects');

/** Takes over a fresh session and goes where the person wanted to go. */
export const useEnter = (): ((reply: SignedIn) => void) => {
  const { session, queries } = useApplication();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  return (reply) => {
    queries.clear();
    session.accept(reply);
    void navigate(safeNext(query.get('next')), { replace: true });
  };
};
