import { connect, connectRoadmap } from '/guildwire/guildwire.js';

const client = connect({ guildId: '81384788765712384' });
client.on('voice.joined', ({ payload }) => payload.nobody);
client.voice.channels[0].name = 'mine';
connectRoadmap().edit('feature', { status: 'DONE' });
