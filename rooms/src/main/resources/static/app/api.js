/** The HTTP API as the pages use it. What is no success is thrown as a Problem, after RFC 9457. */
export class Problem extends Error {
  constructor(status, { title, detail } = {}) {
    super(detail ?? title ?? 'Something went wrong.');
    this.status = status;
  }
}

async function request(path, options) {
  const answer = await fetch(path, { headers: { accept: 'application/json' }, cache: 'no-store', ...options });
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => undefined));
  return answer.status === 204 ? undefined : answer.json();
}

/** Who is logged in (`user`, `guilds`), or null. */
export async function session() {
  try {
    const found = await request('/api/session');
    return found?.user ? found : null;
  } catch (problem) {
    if (problem.status === 401) return null;
    throw problem;
  }
}

export async function logout() {
  const answer = await fetch('/auth/logout', { method: 'POST', redirect: 'manual' });
  if (answer.type !== 'opaqueredirect' && !answer.ok && answer.status !== 401) throw new Problem(answer.status);
}

/** The way to Discord's login and back to where the person is, or to another of our own pages. */
export function loginUrl(returnTo = location.pathname + location.search) {
  return `/auth/discord/login?returnTo=${encodeURIComponent(returnTo)}`;
}
