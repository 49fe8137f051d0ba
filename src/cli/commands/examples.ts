// How each command is typed, for its --help: at least one example of every command, which a test types.
import type { Command } from 'commander';

/** By the words of the command, such as `partner add`. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  import: ['import examples/import', 'import https://example.com/feed --source "Northline Wire" --dry-run'],
  'import undo': ['import undo 20261128-0712-k3f9', 'import undo 20261128-0712-k3f9 --withdraw --reason "Imported by mistake" --yes'],
  publish: ['publish night-bus.md --section world', 'publish - --slug night-bus'],
  update: ['update night-bus night-bus.md --significant'],
  correct: [
    'correct night-bus --note "There are twelve services a week, not ten."',
    'correct night-bus night-bus.md --note "There are twelve." --clarification',
  ],
  withdraw: [
    'withdraw night-bus --reason "Timetable not final" --note "Announced too early."',
    'withdraw night-bus --reason "Timetable not final" --yes',
  ],
  reinstate: ['reinstate night-bus'],
  hold: ['hold night-bus'],
  release: ['release night-bus', 'release night-bus --yes'],
  embargo: ['embargo night-bus --until 2026-12-01T06:00:00Z', 'embargo night-bus --lift', 'embargo night-bus --lift --yes'],
  list: ['list --section business --limit 10', 'list --status held', 'list --q "night bus" --from 2026-01-01 --sort newest'],
  show: ['show night-bus', 'show night-bus --version 1 --json'],
  history: ['history night-bus'],
  'withdrawal list': ['withdrawal list'],
  'withdrawal show': ['withdrawal show night-bus', 'withdrawal show night-bus.3 --json'],
  'withdrawal note': ['withdrawal note night-bus --note "The timetable was not final."'],
  'publisher show': ['publisher show > publisher.json'],
  'publisher set': ['publisher set publisher.json --dry-run', 'publisher set publisher.json'],
  'section list': ['section list'],
  'section merge': ['section merge athletics sport --dry-run', 'section merge athletics sport --yes'],
  'subject list': ['subject list', 'subject list --search climate --json'],
  'subject merge': ['subject merge climate-change climate --dry-run', 'subject merge climate-change climate --yes'],
  'subject rename': ['subject rename climate --name "Climate and energy"', 'subject rename climate --code environment --yes'],
  'author list': ['author list', 'author list --search rahman'],
  'author merge': ['author merge t-rahman tasnim-rahman'],
  'author rename': ['author rename t-rahman --code tasnim-rahman --name "Tasnim Rahman"'],
  'partner add': [
    'partner add lake-post --name "The Lake Post" --agreement lake-post.yaml',
    'partner add lake-post --name "The New Lake Post" --dry-run',
  ],
  'partner list': ['partner list'],
  'partner show': ['partner show lake-post'],
  'partner standing': [
    'partner standing lake-post suspended --reason "The notice was missing three times." --yes',
    'partner standing lake-post good',
  ],
  'partner preview': [
    'partner preview lake-post',
    'partner preview lake-post --article night-bus --json',
    'partner preview lake-post --with changed.yaml',
  ],
  'partner user add': [
    'partner user add lake-post --name "Anne Quay" --email anne@lake-post.example --invite',
    'partner user add lake-post --name "Mo Reed" --email mo@lake-post.example --rights read,account --agreements main',
  ],
  'partner user list': ['partner user list lake-post'],
  'partner user show': ['partner user show lake-post anne@lake-post.example'],
  'partner user change': ['partner user change lake-post anne@lake-post.example --rights read,copy,account,keys'],
  'partner user revoke': ['partner user revoke lake-post 3fa2b1c05d6e', 'partner user revoke lake-post anne@lake-post.example --yes'],
  'partner invite': ['partner invite lake-post anne@lake-post.example', 'partner invite lake-post 3fa2b1c05d6e --json'],
  'partner uninvite': ['partner uninvite lake-post anne@lake-post.example'],
  'partner ledger': ['partner ledger lake-post --article night-bus'],
  'partner usage': ['partner usage lake-post --from 2026-11-01 --to 2026-11-30 --by article', 'partner usage lake-post --csv > usage.csv'],
  'partner withdrawals': ['partner withdrawals lake-post'],
  'partner audit': ['partner audit lake-post'],
  'agreement put': ['agreement put lake-post main lake-post.yaml --dry-run', 'agreement put lake-post main lake-post.yaml'],
  'agreement show': ['agreement show lake-post main > lake-post.yaml', 'agreement show lake-post main --version 1'],
  'agreement list': ['agreement list lake-post'],
  'agreement end': [
    'agreement end lake-post main --at 2027-01-01T00:00:00Z',
    'agreement end lake-post main --dry-run',
    'agreement end lake-post main --yes',
  ],
  'key issue': [
    'key issue lake-post',
    'key issue lake-post --test --name "Staging"',
    'key issue lake-post --cidr 192.0.2.0/24 --expires 2027-01-01T00:00:00Z',
  ],
  'key list': ['key list lake-post'],
  'key rotate': ['key rotate lake-post 40636ecfc9ff --overlap-hours 24', 'key rotate lake-post 40636ecfc9ff --overlap-hours 0 --yes'],
  'key revoke': ['key revoke lake-post 40636ecfc9ff', 'key revoke lake-post 40636ecfc9ff --yes'],
  verify: ['verify receipt.jws', 'verify receipt.jws --text page.html'],
  'receipt-key new': ['receipt-key new'],
  console: ['console', 'console --print'],
  'token mint': ['token mint night-desk --scopes read,articles --expires 2027-01-01T00:00:00Z'],
  'token list': ['token list'],
  'token revoke': ['token revoke 5c1f0d9ab321', 'token revoke 5c1f0d9ab321 --yes'],
  audit: ['audit --limit 20', 'audit --run 20261128-0712-k3f9'],
  'backup export': ['backup export backup.ndjson'],
  'backup restore': ['backup restore backup.ndjson', 'backup restore backup.ndjson --replace'],
  feeds: ['feeds'],
  completion: ['completion bash > tearsheet.bash', 'completion fish > tearsheet.fish'],
};

export function addExamples(root: Command): void {
  for (const { words, command } of leavesOf(root)) {
    const examples = EXAMPLES[words.join(' ')] ?? [];
    const title = examples.length === 1 ? 'Example:' : 'Examples:';
    if (examples.length > 0)
      command.addHelpText('after', ['', title, ...examples.map((example) => `  npx --no tearsheet ${example}`)].join('\n'));
  }
}

export interface Leaf {
  words: string[];
  command: Command;
}

/** The commands that do something, each with the words that lead to it. `import` does, and has a command below it. */
export function leavesOf(command: Command, words: string[] = []): Leaf[] {
  const own = command.commands.length === 0 || command.registeredArguments.length > 0 ? [{ words, command }] : [];
  return [...own, ...command.commands.flatMap((child) => leavesOf(child, [...words, child.name()]))];
}
