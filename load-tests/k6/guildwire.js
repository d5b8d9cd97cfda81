// The scenarios of the options files beside this script, for k6:
//
//   k6 run --config load-tests/k6/baseline.json --local-ips 127.0.1.1-127.0.1.250 \
//     -e BASE_URL=http://localhost:8080 -e SIMULATOR_URL=http://localhost:8090 load-tests/k6/guildwire.js
//
// Its metrics, checks and what the options' env means are those of load-tests/load; a test holds them together. k6 gives
// a virtual user one blocking WebSocket, so everything a user does stands in one function here.
import http from 'k6/http';
import ws from 'k6/ws';
import exec from 'k6/execution';
import { check, sleep } from 'k6';
import { Counter, Rate, Trend } from 'k6/metrics';

const BASE = __ENV.BASE_URL || 'http://localhost:8080';
const SIMULATOR = __ENV.SIMULATOR_URL || 'http://localhost:8090';
const USUAL_PEOPLE = 50;
const SLOW_AWAKE_MS = 5000;
const PAUSES_MS = [250, 500, 1000, 2000, 4000, 8000];
const ENOUGH_FAILURES = 12;

const eventLatency = new Trend('event_latency', true);
const eventsReceived = new Counter('events_received');
const eventsMissing = new Counter('events_missing');
const eventsRepeated = new Counter('events_repeated');
const eventsUnordered = new Counter('events_unordered');
const eventsForeign = new Counter('events_foreign');
const recoveryTime = new Trend('recovery_time', true);
const resumed = new Rate('resumed');
const handshakesRefused = new Counter('handshakes_refused');
const connectionsLost = new Counter('connections_lost');
const slowCut = new Rate('slow_cut');
const broadcastLatency = new Trend('broadcast_latency', true);
const broadcastsReceived = new Counter('broadcasts_received');
const broadcastsStale = new Counter('broadcasts_stale');
const roomCreatedTime = new Trend('room_created_time', true);

// Durations as in the options: 1h30m, 2.5s, 300ms, 1d.
function millis(text, otherwise) {
  if (text === undefined || text === '') return otherwise;
  const units = { d: 86400000, h: 3600000, m: 60000, s: 1000, ms: 1 };
  let sum = 0;
  for (const part of String(text).match(/\d+(\.\d+)?(ms|d|h|m|s)/g)) {
    const unit = part.match(/[a-z]+$/)[0];
    sum += parseFloat(part) * units[unit];
  }
  return sum;
}

const LONGER_MS = millis(__ENV.LONGER, 0);

function simulator(method, path, body) {
  const answer = http.request(method, SIMULATOR + path, body === undefined ? null : JSON.stringify(body), {
    headers: { 'Content-Type': 'application/json' },
  });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
  return answer.body ? answer.json() : {};
}

export function setup() {
  const guilds = simulator('GET', '/control/guilds');
  const known = {};
  for (const person of simulator('GET', '/control/people')) known[person.username] = person.id;
  const people = [];
  for (let number = 0; number < peopleNeeded(); number++) {
    const name = `load-${number}`;
    const id = known[name] || simulator('POST', '/control/people', { username: name, displayName: name }).id;
    simulator('PUT', `/control/guilds/${guilds[0].id}/members/${id}`);
    people.push(id);
  }
  const admin = guilds[0].people[0].id;
  return { guilds: guilds.map((guild) => guild.id), people, admin, startedAt: Date.now() };
}

const WITHOUT_LOGIN = ['traffic', 'killEdge', 'edit'];

function scenarios() {
  return Object.values(exec.test.options.scenarios);
}

function peopleNeeded() {
  let needed = 0;
  for (const scenario of scenarios()) {
    if (WITHOUT_LOGIN.includes(scenario.exec)) continue;
    const stages = (scenario.stages || []).map((stage) => stage.target);
    const vus = Math.max(scenario.vus || 0, scenario.startVUs || 0, scenario.maxVUs || 0, ...stages, 1);
    const people = scenario.exec === 'playRoom' ? 2 * vus : vus;
    needed = Math.max(needed, Math.ceil(people / ((scenario.env || {}).CONNECTIONS_PER_PERSON || 1)));
  }
  return needed;
}

// How many of a traffic run's dispatches are joins: first everybody joins, then in turn one leaves and joins again.
function joins(env) {
  const people = Number(env.PEOPLE || USUAL_PEOPLE);
  const all = Number(env.PER_SECOND || 100) * Math.floor((millis(env.FOR, 10000) + LONGER_MS) / 1000);
  return all <= people ? all : people + Math.floor((all - people) / 2);
}

function expectedJoins() {
  return scenarios()
    .filter((scenario) => scenario.exec === 'traffic' && (scenario.env || {}).GUILD !== 'second')
    .reduce((sum, scenario) => sum + joins(scenario.env || {}), 0);
}

export function traffic(data) {
  const guildId = data.guilds[__ENV.GUILD === 'second' ? 1 : 0];
  let started = false;
  try {
    simulator('POST', '/control/traffic', {
      guildId,
      perSecond: Number(__ENV.PER_SECOND || 100),
      seconds: Math.floor((millis(__ENV.FOR, 10000) + LONGER_MS) / 1000),
      people: Number(__ENV.PEOPLE || USUAL_PEOPLE),
    });
    started = true;
  } finally {
    check(started, { 'traffic started': (ok) => ok });
  }
}

// k6 cannot kill anything: KILL_URL is posted to, or somebody kills an edge by hand at this moment.
export function killEdge() {
  if (!__ENV.KILL_URL) {
    console.warn('Kill an edge now.');
    return;
  }
  check(http.post(__ENV.KILL_URL), { 'edge killed': (answer) => answer.status < 300 });
}

const manual = { redirects: 0 };

function logIn(person) {
  const asked = http.get(`${BASE}/auth/discord/login?returnTo=/`, manual);
  const consented = asked.status === 302 && http.get(`${asked.headers.Location}&user_id=${person}`, manual);
  const back = consented && consented.status === 302 && http.get(consented.headers.Location, manual);
  return check(back, { 'logged in': (answer) => answer && answer.status === 302 });
}

function wsToken(guildId) {
  const answer = http.post(`${BASE}/api/ws-token`, JSON.stringify({ guildId }), {
    headers: { 'Content-Type': 'application/json', Origin: BASE },
  });
  return check(answer, { 'token granted': (it) => it.status === 200 }) ? answer.json('token') : null;
}

function ordinal() {
  return (exec.vu.idInTest - 1) % 1000000;
}

function personOf(data) {
  const perPerson = Number(__ENV.CONNECTIONS_PER_PERSON || 1);
  return data.people[Math.floor(ordinal() / perPerson) % data.people.length];
}

export default function (data) {
  watchGuild(data, false);
}

export function watch(data) {
  watchGuild(data, false);
}

export function watchSlowly(data) {
  watchGuild(data, true);
}

function watchGuild(data, slow) {
  if (!logIn(personOf(data))) return;
  const state = {
    guildId: data.guilds[0],
    next: (__ENV.EXPECT || 'all') === 'all' ? 0 : -1,
    last: null,
    position: null,
    lostAt: 0,
    received: 0,
    wrong: 0,
    everReady: false,
    until: data.startedAt + millis(__ENV.UNTIL, 30000) + LONGER_MS,
    drops: (__ENV.DROP_AT || '').split(',').filter((at) => at).map((at) => data.startedAt + millis(at)),
    phase: phases(data),
  };
  let failures = 0;
  while (Date.now() < state.until && failures <= ENOUGH_FAILURES) {
    const token = wsToken(state.guildId);
    const opened = token !== null && connect(state, token, slow);
    if (opened && slow && state.everReady) break;
    if (opened) {
      failures = 0;
    } else {
      sleep(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] / 1000);
      failures++;
    }
  }
  check(state, { connected: (it) => it.everReady });
  if (!slow) {
    if (state.next < expectedJoins()) missed(state, expectedJoins() - Math.max(0, state.next));
    check(state, { 'events whole': (it) => it.received > 0 && it.wrong === 0 });
  }
}

function missed(state, count) {
  state.wrong++;
  eventsMissing.add(count);
}

// Which tags a latency gets, by when its event was dispatched.
function phases(data) {
  const options = exec.test.options.scenarios[exec.scenario.name];
  if (options.stages === undefined) {
    const steady = data.startedAt + millis(__ENV.STEADY_FROM, 5000);
    return (at) => ({ phase: at < steady ? 'warm-up' : 'steady' });
  }
  let from = data.startedAt + millis(options.startTime, 0);
  let before = options.startVUs;
  const steps = [];
  for (const stage of options.stages) {
    steps.unshift({ from, tags: { connections: stage.target === before ? String(stage.target) : 'ramp' } });
    from += millis(stage.duration, 0);
    before = stage.target;
  }
  return (at) => (steps.find((step) => step.from <= at) || { tags: { connections: 'ramp' } }).tags;
}

// One connection until its end; returns whether it was opened at all.
function connect(state, token, slow) {
  let ready = false;
  let left = false;
  const answer = ws.connect(`${BASE.replace(/^http/, 'ws')}/api/ws`, { headers: { Origin: BASE } }, (socket) => {
    const leaveAt = (at, leave) => socket.setTimeout(leave, Math.max(1, at - Date.now()));
    socket.on('open', () => {
      const resume = state.last === null ? {} : { last: state.last };
      socket.send(JSON.stringify(Object.assign({ v: 1, type: 'auth', token, ts: Date.now() }, resume)));
      leaveAt(state.until, () => {
        left = true;
        socket.close();
      });
      if (state.drops.length > 0) {
        leaveAt(state.drops[0], () => {
          left = true;
          state.drops.shift();
          socket.close(1001);
        });
      }
    });
    socket.on('message', (text) => {
      const arrived = Date.now();
      if (ready) {
        if (!slow) onEvent(state, text, arrived);
      } else if (text.includes('"auth.ok"')) {
        ready = true;
        onReady(state, text);
        // While a handler sleeps, k6 reads nothing from the socket.
        if (slow) sleep(Math.max(0, state.until - SLOW_AWAKE_MS - Date.now()) / 1000);
      }
    });
    socket.on('close', () => {
      if (ready && Date.now() < state.until) state.lostAt = Date.now();
      if (slow && ready) {
        slowCut.add(!left);
      } else if (!left) {
        connectionsLost.add(1);
      }
    });
    socket.on('error', () => {});
  });
  const opened = answer && answer.status === 101;
  if (!opened) handshakesRefused.add(1);
  return opened;
}

function onReady(state, text) {
  const message = JSON.parse(text);
  state.everReady = true;
  if (state.lostAt !== 0) {
    recoveryTime.add(Date.now() - state.lostAt);
    resumed.add(message.resumed === true);
    state.lostAt = 0;
  }
  if (message.resumed !== true) state.last = message.id;
}

function onEvent(state, text, arrived) {
  const message = JSON.parse(text);
  if (message.type !== 'event') return;
  onPosition(state, message.id);
  if (message.payload.guildId !== state.guildId) {
    state.wrong++;
    eventsForeign.add(1);
    return;
  }
  const mark = /^T@(\d+)#(\d+)$/.exec(message.payload.username || '');
  if (mark === null) return;
  const dispatched = Number(mark[1]) / 1e6;
  saw(state, Number(mark[2]));
  eventLatency.add(Math.max(0, arrived - dispatched), state.phase(dispatched));
}

// A guild's events come out of one partition; while that does not change, their places only rise.
function onPosition(state, id) {
  state.last = id;
  const now = /^([0-9A-Za-z]+)-(\d+)-(-?\d+)$/.exec(id);
  const before = state.position;
  if (now === null || (before && before[1] === now[1] && before[2] === now[2] && Number(now[3]) <= Number(before[3]))) {
    state.wrong++;
    eventsUnordered.add(1);
  }
  state.position = now;
}

function saw(state, number) {
  state.received++;
  eventsReceived.add(1);
  if (number === state.next || state.next < 0) {
    state.next = number + 1;
  } else if (number > state.next) {
    missed(state, number - state.next);
    state.next = number + 1;
  } else {
    state.wrong++;
    eventsRepeated.add(1);
  }
}

const FEATURES = `${BASE}/api/roadmap/features`;
const JSON_HEADERS = { headers: { 'Content-Type': 'application/json', Origin: BASE } };

function changes(env) {
  return Math.floor((millis(env.FOR, 10000) + LONGER_MS) / 1000) * Number(env.PER_SECOND || 10);
}

// Looks at the roadmap's board. Marks of a feature may be left out when there are many, but they only rise, and the last
// one comes.
export function board(data) {
  if (!logIn(personOf(data))) return;
  const snapshot = http.get(FEATURES);
  if (snapshot.status !== 200) return;
  const until = data.startedAt + millis(__ENV.UNTIL, 30000) + LONGER_MS;
  const newest = {};
  let ready = false;
  let left = false;
  let unordered = false;
  const address = `${BASE.replace(/^http/, 'ws')}/api/roadmap/ws?since=${snapshot.json('version')}`;
  const look = (socket) => {
    socket.on('open', () => {
      socket.setTimeout(() => {
        left = true;
        socket.close();
      }, Math.max(1, until - Date.now()));
    });
    socket.on('message', (text) => {
      const arrived = Date.now();
      const message = JSON.parse(text);
      if (message.type === 'READY') ready = message.resumed === true;
      if (message.type === 'PING') socket.send('{"type":"PONG"}');
      const mark = message.type === 'FEATURE_UPDATE' && /^T@(\d+)#(\d+)$/.exec(message.changes.description || '');
      if (!mark) return;
      const number = Number(mark[2]);
      if (newest[message.featureId] >= number) unordered = true;
      newest[message.featureId] = number;
      broadcastsReceived.add(1);
      broadcastLatency.add(Math.max(0, arrived - Number(mark[1]) / 1e6));
    });
    socket.on('close', () => {
      if (!left) connectionsLost.add(1);
    });
    socket.on('error', () => {});
  };
  let answer = ws.connect(address, { headers: { Origin: BASE } }, look);
  while (answer.status === 503 && Date.now() < until) {
    sleep(Number(answer.headers['Retry-After'] || 1) + Math.random());
    answer = ws.connect(address, { headers: { Origin: BASE } }, look);
  }
  const editors = scenarios().filter((scenario) => scenario.exec === 'edit');
  const features = editors.reduce((sum, scenario) => sum + (scenario.vus || 1), 0);
  const last = Math.max(0, ...editors.map((scenario) => changes(scenario.env || {}))) - 1;
  const current = Object.values(newest).filter((number) => number === last).length;
  broadcastsStale.add(Math.max(0, features - current));
  check(ready, { connected: (it) => it });
  check(current, { 'board current': (it) => it === features && !unordered });
}

// An admin makes a feature, changes it at a steady pace, and deletes it.
export function edit(data) {
  const worked = logIn(data.admin) && editFeature();
  check(worked, { 'feature changed': (it) => it });
}

function editFeature() {
  const made = http.post(FEATURES, JSON.stringify({ title: 'Load test', description: '' }), JSON_HEADERS);
  if (made.status !== 201) return false;
  const feature = `${FEATURES}/${made.json('id')}`;
  const every = 1000 / Number(__ENV.PER_SECOND || 10);
  const begun = Date.now();
  for (let number = 0; number < changes(__ENV); number++) {
    sleep(Math.max(0, begun + number * every - Date.now()) / 1000);
    const mark = `T@${Date.now()}000000#${number}`;
    if (http.patch(feature, JSON.stringify({ description: mark }), JSON_HEADERS).status !== 204) return false;
  }
  // Of a change and a deletion within a tenth of a second, edges tell only the deletion.
  sleep(2);
  return http.del(feature, null, JSON_HEADERS).status === 204;
}

// Somebody makes a game room and invites a friend, who joins and leaves; then the room is closed.
export function playRoom(data) {
  const creator = data.people[(2 * ordinal()) % data.people.length];
  const friend = data.people[(2 * ordinal() + 1) % data.people.length];
  const room = logIn(creator) && makeRoom(data.guilds[0]);
  if (!check(room, { 'room created': (it) => Boolean(it) })) return;
  check(visit(friend, room), { 'room joined and left': (it) => it });
  check(close(creator, room), { 'room closed': (it) => it });
}

function makeRoom(guildId) {
  const begun = Date.now();
  const made = http.post(`${BASE}/api/rooms`, JSON.stringify({ name: 'Load test', guildId }), JSON_HEADERS);
  if (made.status !== 201) return null;
  roomCreatedTime.add(Date.now() - begun);
  const channel = made.json('channelId');
  const invite = http.post(`${BASE}/api/rooms/${channel}/invites`, null, JSON_HEADERS);
  return invite.status === 201 ? { channel, token: invite.json('inviteToken') } : null;
}

function visit(friend, room) {
  if (!forget() || !logIn(friend)) return false;
  const joined = http.post(`${BASE}/api/rooms/join`, JSON.stringify({ token: room.token }), JSON_HEADERS);
  if (joined.status !== 200 || joined.json('channelId') !== room.channel) return false;
  return http.post(`${BASE}/api/rooms/${room.channel}/leave`, null, JSON_HEADERS).status === 204;
}

function close(creator, room) {
  if (!forget() || !logIn(creator)) return false;
  return [202, 204].includes(http.del(`${BASE}/api/rooms/${room.channel}`, null, JSON_HEADERS).status);
}

// Another person sits down at the same browser.
function forget() {
  http.cookieJar().clear(BASE);
  return true;
}
