import { errorsOf, type Operation, operations, type Problem, pathsOf } from '@pictify/api';

/** @throws Error when an operation answers a problem whose code is not among those it says it has. */
export function checkListed(method: string, url: string, problem: Problem): void {
  const { pathname } = new URL(url);
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase();
  const operation = (operations as readonly Operation[]).find(
    (candidate) => candidate.method === asked && pathsOf(candidate).some((path) => isAt(pathname, path)),
  );
  if (!operation || errorsOf(operation).includes(problem.code)) return;
  throw new Error(
    `${operation.id} answered ${problem.code}, which its list of errors does not have: ${problem.detail}`,
  );
}

function isAt(pathname: string, path: string): boolean {
  const parts = pathname.split('/');
  const pattern = path.split('/');
  return parts.length === pattern.length && pattern.every((part, at) => part === parts[at] || part.startsWith('{'));
}
