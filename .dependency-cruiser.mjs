// Who may import whom (ARCHITECTURE.md). The comment of a rule is what a person reads who broke it.
const room = (name) => `^src/${name}/`
const ours = '^src/'
const test = '\\.test\\.tsx?$'

/** From a room to any of ours but those listed. */
function only(name, from, allowed, comment) {
  return { name, severity: 'error', comment, from: { path: from, pathNot: test }, to: { path: ours, pathNot: [from, ...allowed] } }
}

const pureRooms = [room('clock'), '^src/complaint/[^/]+\\.ts$', '^src/procedure/[^/]+/(?!make-receipt|receive|step|after|paper|form)[^/]+\\.ts$']

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', comment: 'Two files that need each other are one thing, or a third that both need is missing.', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', comment: 'This import leads nowhere.', from: {}, to: { couldNotResolve: true } },
    only('clock-knows-nothing', room('clock'), [], 'The clock is a pure room: it counts office time and knows nothing of offices, complaints or databases.'),
    only('platform-knows-nothing', room('platform'), [], 'The ground floor knows nothing of complaints: give it what it needs as an argument.'),
    only('ui-knows-words-only', room('ui'), [], 'The design system takes plain values. Turn complaints into values before you call it.'),
    only('office', room('office'), [room('clock'), room('platform')], 'The office stands on clock and platform; complaints stand on the office.'),
    only('complaint-is-pure', '^src/complaint/[^/]+\\.ts$', [room('office'), room('clock')], 'The heart is pure: events, fold, transitions, clocks. What touches the database belongs to complaint/store or complaint/questions.'),
    only('complaint-store', '^src/complaint/(store|questions)/', [room('complaint'), room('office'), room('clock'), room('platform')], 'The store knows the heart and the platform, never the steps or the doors.'),
    only('papers', room('papers'), [room('office'), room('clock'), room('platform')], 'A paper is made from plain data; each step brings its own.'),
    only('channels', room('channels'), [room('office'), room('clock'), room('platform')], 'Channels know messages, not complaints; main hands them a handler.'),
    only('procedure', room('procedure'), [room('complaint'), room('papers'), room('channels'), room('ui'), room('office'), room('clock'), room('platform')], 'The steps use what lies below; doors call the steps.'),
    {
      name: 'steps-meet-in-the-state', severity: 'error', comment: 'A step never imports another step: they meet in the complaint\'s state. What two steps share moves to complaint/ or procedure/.',
      from: { path: '^src/procedure/([0-9]-[^/]+|at-any-time)/', pathNot: test }, to: { path: '^src/procedure/([0-9]-[^/]+|at-any-time)/', pathNot: '^src/procedure/$1/' },
    },
    only('public', room('public'), [room('procedure'), room('complaint'), room('papers'), room('ui'), room('office'), room('clock'), room('platform')], 'Doors never import each other: what two doors share belongs to procedure/, complaint/questions or ui/.'),
    only('desk', room('desk'), [room('procedure'), room('complaint'), room('papers'), room('ui'), room('office'), room('clock'), room('platform')], 'Doors never import each other: what two doors share belongs to procedure/, complaint/questions or ui/.'),
    only('api', room('api'), [room('procedure'), room('complaint'), room('papers'), room('ui'), room('office'), room('clock'), room('platform')], 'Doors never import each other: what two doors share belongs to procedure/, complaint/questions or ui/.'),
    {
      name: 'nobody-imports-main', severity: 'error', comment: 'The composition root imports the rooms, never the other way.',
      from: { path: '^src/[^/]+/', pathNot: [test, '^src/cli/'] }, to: { path: '^src/[^/]+\\.tsx?$' },
    },
    {
      name: 'pure-rooms-no-node', severity: 'error', comment: 'A pure room has no disk, network, clock or chance: pass what it needs as an argument.',
      from: { path: pureRooms, pathNot: test }, to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-rooms-no-packages', severity: 'error', comment: 'A pure room uses the schema package and nothing else.',
      from: { path: pureRooms, pathNot: test }, to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'sql-in-stores-only', severity: 'error', comment: 'Only the platform and the stores speak SQL: write a question in complaint/questions, a store in office/ or channels/store.',
      from: { path: '^src/(public|desk|api|procedure|ui|papers|channels|clock)/', pathNot: [test, '^src/channels/store/', '^src/channels/sms/gammu-tables\\.ts$'] }, to: { path: 'node_modules/(pg|kysely|graphile-worker)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'disk', severity: 'error', comment: 'Only the platform, the loader of standards, the fonts of papers and main touch the disk.',
      from: { path: ours, pathNot: [test, room('platform'), '^src/office/standard/load\\.ts$', '^src/papers/fonts\\.ts$', '^src/frame\\.ts$', '^src/cli/'] }, to: { path: '^(node:)?fs(/promises)?$', dependencyTypes: ['core'] },
    },
    {
      name: 'no-tests-in-the-house', severity: 'error', comment: 'The program does not import its tests or examples of other folders.',
      from: { path: ours, pathNot: [test, '\\.example\\.tsx?$', '^src/ui/examples\\.ts'] }, to: { path: ['^test/', test] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
}
