/**
 * Tells developers in the browser's console how the connection fares and what comes over it.
 *
 * @param client of guildwire.js
 * @returns the client
 */
export function narrated(client) {
  let connected = false;
  let told = client.status;
  client.onChange(({ status }) => {
    if (status === told) return;
    told = status;
    const before = connected;
    connected = status.state === 'catching-up' || status.state === 'live';
    if (connected && !before) {
      console.info('[WS] Connected to WebSocket');
      console.info('[WS] Authenticated successfully');
    } else if (status.state === 'waiting') {
      console.warn(`[WS] ${before ? 'Connection lost' : 'Connection failed'}: ${status.reason}`);
    } else if (status.state === 'closed' || status.state === 'unauthorized') {
      console.info(`[WS] Closed: ${status.reason ?? status.state}`);
    }
  });
  client.on('*', ({ name, payload }) => console.info(`[Event] ${name}:`, payload));
  return client;
}
