// How the rooms of a folder, its folders and its own files, import each other: few pairs do, and none in a circle.
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, read, resolved, sourceFiles } from './source-files.ts';

/** The most pairs of rooms of which one imports the other, by path below `src`. */
const MOST_PAIRS: Readonly<Record<string, number>> = { domain: 40, 'objects/partner': 20, 'objects/catalogue': 40, http: 90, cli: 30 };

/** The rooms of src/http from the lowest floor to the highest. A room imports from lower floors only. */
const HTTP_FLOORS = [
  ['responses'],
  ['isolate'],
  ['bindings.ts'],
  ['requests'],
  ['credentials'],
  ['operations'],
  ['console', 'desk', 'licensed', 'public'],
  ['portal'],
  ['fast-path.ts', 'faults.ts', 'routes.ts'],
  ['console-routes.ts', 'new-app.ts', 'portal-routes.ts'],
  ['console-app.ts', 'desk-app.ts', 'portal-app.ts'],
  ['app.ts'],
];

type Imports = readonly { from: string; to: string }[];

/** The first part of a path below a folder; `undefined` outside it. */
function roomOf(path: string, folder: string): string | undefined {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).split('/')[0] : undefined;
}

/** The rooms that each room imports. */
function importedRooms(imports: Imports, folder: string): Map<string, Set<string>> {
  const rooms = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [own, other] = [roomOf(from, folder), roomOf(to, folder)];
    if (own !== undefined && other !== undefined && own !== other) rooms.set(own, (rooms.get(own) ?? new Set()).add(other));
  }
  return rooms;
}

/** Rooms that import themselves by way of others. */
function roomsInCircles(rooms: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...rooms.keys()].filter((start) => {
    const reached = new Set(rooms.get(start));
    for (const room of reached) for (const next of rooms.get(room) ?? []) reached.add(next);
    return reached.has(start);
  });
}

const files = sourceFiles();
const imports = files.flatMap((from) => importsOf(read(from)).map((specifier) => ({ from, to: resolved(from, specifier) })));

describe.each(Object.entries(MOST_PAIRS))('the rooms of src/%s', (name, most) => {
  const rooms = importedRooms(imports, posix.join('src', name));

  it(`are at most ${most} pairs of which one imports the other`, () => {
    const pairs = [...rooms].flatMap(([own, others]) => [...others].map((other) => `${own} → ${other}`));
    expect(pairs.slice(most)).toEqual([]);
    expect(pairs.length).toBeGreaterThan(5);
  });

  it('import each other in no circle', () => {
    expect(roomsInCircles(rooms)).toEqual([]);
  });
});

describe('the rooms of src/http', () => {
  const rooms = importedRooms(imports, 'src/http');
  const floorOf = (room: string) => HTTP_FLOORS.findIndex((floor) => floor.includes(room));

  it('stand on floors, and none imports from its own floor or a higher one', () => {
    const up = [...rooms].flatMap(([own, others]) =>
      [...others].filter((other) => floorOf(other) >= floorOf(own)).map((other) => `${own} → ${other}`),
    );
    expect(up).toEqual([]);
    expect([...new Set([...rooms].flatMap(([own, others]) => [own, ...others]))].sort()).toEqual(HTTP_FLOORS.flat().sort());
  });
});

describe('a circle', () => {
  it('is found, however many rooms it passes, and files of one room are none', () => {
    const circle = (...pairs: [string, string][]) =>
      roomsInCircles(
        importedRooms(
          pairs.map(([from, to]) => ({ from: `src/a/${from}`, to: `src/a/${to}` })),
          'src/a',
        ),
      );
    expect(circle(['b/x.ts', 'c/x.ts'], ['c/y.ts', 'd.ts'], ['d.ts', 'b/z.ts'], ['e.ts', 'b/x.ts'])).toEqual(['b', 'c', 'd.ts']);
    expect(circle(['b/x.ts', 'b/y.ts'], ['b/y.ts', 'c/x.ts'])).toEqual([]);
  });
});

describe('the rooms of src/pages', () => {
  it('are apart where people differ: pages of the console and of the portal import what they share from another room, and not one another', () => {
    const rooms = importedRooms(imports, 'src/pages');
    expect([rooms.get('console')?.has('portal'), rooms.get('portal')?.has('console')]).toEqual([false, false]);
    expect(['console', 'portal'].map((room) => rooms.get(room)?.has('signed-in'))).toEqual([true, true]);
    const lower = [...(rooms.get('signed-in') ?? [])];
    expect(lower.filter((room) => room === 'console' || room === 'portal')).toEqual([]);
  });
});
