// The control API, as far as the page uses it.

async function call(method, path, body) {
  const response = await fetch(`/control/${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : null;
  if (!response.ok) {
    throw Object.assign(new Error(answer?.detail ?? `HTTP ${response.status}`), { status: response.status });
  }
  return answer;
}

/** Everything the page shows, as it is now. */
export async function state() {
  const [guilds, people, sessions, faults] = await Promise.all(
    ['guilds', 'people', 'sessions', 'faults'].map((path) => call('GET', path)),
  );
  return { guilds, people, sessions, faults };
}

/** Moves a person to a voice channel, or out of voice when there is no channel. */
export function move(guildId, userId, channelId, force) {
  const path = `guilds/${guildId}/voice-states/${userId}`;
  return channelId ? call('PUT', path, { channelId, force }) : call('DELETE', path);
}

export const cause = (fault) => call('POST', 'faults', fault);
export const clearFaults = () => call('DELETE', 'faults');

/** Calls `changed` whenever the world may have changed and `connected` when the connection comes or goes. */
export function follow(changed, connected) {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/control/live`);
  socket.addEventListener('open', () => connected(true));
  socket.addEventListener('message', changed);
  socket.addEventListener('close', () => {
    connected(false);
    setTimeout(() => follow(changed, connected), 1000);
  });
}
