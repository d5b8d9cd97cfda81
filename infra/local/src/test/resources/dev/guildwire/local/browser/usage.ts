import { connect, connectRoadmap, Refusal } from '/guildwire/guildwire.js';
import { type Card, type Client, type Latency, type RoadmapClient, type Voice } from '/guildwire/guildwire.js';

const client: Client = connect({
  guildId: '81384788765712384',
  url: 'https://guildwire.example',
  fetchToken: async (guildId, signal) => {
    const answer = await fetch(`/token/${guildId}`, { signal });
    if (answer.status === 401) throw new Refusal(401, { loginUrl: '/login' });
    return answer.json();
  },
});

const stop: () => void = client.on('voice.joined', ({ payload, latency }) => {
  const name: string = payload.username;
  const took: number | undefined = latency;
  console.log(name, took);
});
client.on('voice.left', ({ payload }) => console.log(payload.userId satisfies string));
client.on('greeting', ({ payload }) => console.log(payload as { text: string }));
client.on('*', ({ name, replayed }) => console.log(name.length, replayed));
client.onSnapshot((voice: Voice) => console.log(voice.channels[0]?.members[0]?.avatar?.length));
client.onChange(({ status, latency }) => {
  if (status.state === 'unauthorized') location.assign(status.loginUrl ?? '/');
  const { p95 }: Latency = latency;
  console.log(p95?.toFixed(1));
});
stop();
client.close();

const roadmap: RoadmapClient = connectRoadmap({ url: 'https://guildwire.example' });
roadmap.on('VOTE_UPDATE', ({ featureId, voteCount }) => console.log(featureId.length, voteCount.toFixed()));
roadmap.on('FEATURE_UPDATE', ({ changes }) => console.log(changes.status === 'SHIPPED'));
roadmap.on('*', (message) => console.log(message.type, message.timestamp));
roadmap.onChange(({ status, ready, features }) => {
  const shipped: readonly Card[] = features.filter((feature) => feature.status === 'SHIPPED');
  console.log(status.state, ready, shipped[0]?.hasVoted);
});
roadmap.vote('feature').catch((refusal: unknown) => {
  if (refusal instanceof Refusal) console.log(refusal.detail?.length);
});
roadmap.edit('feature', { status: 'PLANNED' }).then(() => roadmap.close());
