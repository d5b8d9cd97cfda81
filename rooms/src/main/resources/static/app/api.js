/** The HTTP API as the pages use it. What is no success is thrown as a Problem, after RFC 9457. */
export class Problem extends Error {
  constructor(status, { title, detail, code } = {}) {
    super(detail ?? title ?? 'Something went wrong.');
    this.status = status;
    this.title = title ?? 'Something went wrong';
    this.code = code;
  }
}

async function request(path, options) {
  const headers = { accept: 'application/json', ...options?.headers };
  const answer = await fetch(path, { cache: 'no-store', ...options, headers });
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => undefined));
  return answer.status === 200 || answer.status === 201 ? answer.json() : undefined;
}

const send = (method, path, body, headers) =>
  request(path, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
  });

/** Who is logged in (`user`, `guilds`, `admin`), or null. */
export async function session() {
  try {
    const found = await request('/api/session');
    return found?.user ? found : null;
  } catch (problem) {
    if (problem.status === 401) return null;
    throw problem;
  }
}

export const logout = () => end('/auth/logout');

/** Ends the person's sessions in every browser. */
export const logoutEverywhere = () => end('/auth/logout-everywhere');

async function end(path) {
  const answer = await fetch(path, { method: 'POST', redirect: 'manual' });
  if (answer.type !== 'opaqueredirect' && !answer.ok && answer.status !== 401) throw new Problem(answer.status);
}

/** The way to Discord's login and back to where the person is, or to another of our own pages. */
export function loginUrl(returnTo = location.pathname + location.search + location.hash) {
  return `/auth/discord/login?returnTo=${encodeURIComponent(returnTo)}`;
}

export const rooms = (guildId) => request(`/api/rooms?guildId=${guildId}`);
export const room = (channelId) => request(`/api/rooms/${channelId}`);

/** @param key the same for every try to make this one room */
export const createRoom = (room, key) => send('POST', '/api/rooms', room, { 'idempotency-key': key });
export const joinRoom = (token) => send('POST', '/api/rooms/join', { token });
export const leaveRoom = (channelId) => send('POST', `/api/rooms/${channelId}/leave`);
export const closeRoom = (channelId) => send('DELETE', `/api/rooms/${channelId}`);

/** Somebody looks at the room, so that it stays. */
export const viewing = (channelId) => send('POST', `/api/rooms/${channelId}/viewing`);

export const invites = (channelId) => request(`/api/rooms/${channelId}/invites`);
export const newInvite = (channelId) => send('POST', `/api/rooms/${channelId}/invites`);
export const revokeInvite = (channelId, id) => send('DELETE', `/api/rooms/${channelId}/invites/${id}`);

/** For admins: nodes, shards, lag and latency. */
export const overview = () => request('/api/operator/overview');

/** For admins: what waits for Discord. */
export const discordQueue = () => request('/api/operator/queue');

/** For admins: has an edge say farewell to its connections. */
export const drainEdge = (id) => send('POST', `/api/operator/edges/${id}/drain`);
