// Completion scripts for three shells. Each defines `tearsheet` as a short form of the command, and completes both. A script has the
// commands in it and starts no program while somebody types. Pure.
import { type Place, quoted, quotedList } from './places.ts';

/** The scripts by the name of the shell. */
export const SCRIPTS: Readonly<Record<string, (places: readonly Place[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

function bashScript(places: readonly Place[]): string {
  return `# Completion of tearsheet for bash.
type tearsheet >/dev/null 2>&1 || tearsheet() { npx --no tearsheet "$@"; }

${lookup('_tearsheet_words', places, ({ commands, choices }) => [...commands.map(({ word }) => word), ...choices], printed)}

${lookup('_tearsheet_flags', places, ({ flags }) => flags.map(({ word }) => word), printed)}

${valueLookup(places, printed)}

_tearsheet() {
  local current="\${COMP_WORDS[COMP_CWORD]}" place='' values i=1
  COMPREPLY=()
  if [ "\${COMP_WORDS[0]}" = npx ]; then
    while [ "$i" -lt "$COMP_CWORD" ] && [ "\${COMP_WORDS[i]}" != tearsheet ]; do i=$((i + 1)); done
    [ "$i" -lt "$COMP_CWORD" ] || return 0
    i=$((i + 1))
  fi
  for (( ; i < COMP_CWORD; i++ )); do
    _tearsheet_is_place "\${place:+$place }\${COMP_WORDS[i]}" && place="\${place:+$place }\${COMP_WORDS[i]}"
  done
  if values="$(_tearsheet_values "$place \${COMP_WORDS[COMP_CWORD - 1]}")"; then
    COMPREPLY=($(compgen -W "$values" -- "$current"))
  elif [ "\${current:0:1}" = - ]; then
    COMPREPLY=($(compgen -W "$(_tearsheet_flags "$place")" -- "$current"))
  elif [ -n "$current" ] || ! _tearsheet_takes_files "$place"; then
    COMPREPLY=($(compgen -W "$(_tearsheet_words "$place")" -- "$current"))
  fi
}

${isPlace(places)}

${takesFiles(places)}

complete -o default -F _tearsheet tearsheet
complete -p npx >/dev/null 2>&1 || complete -o default -F _tearsheet npx
`;
}

function zshScript(places: readonly Place[]): string {
  const described = (items: readonly { word: string; about: string }[]) => items.map(({ word, about }) => `${word}:${about}`);
  const assigned = (words: readonly string[]) => `items=(${quotedList(words)})`;
  return `#compdef tearsheet
# Completion of tearsheet for zsh.
(( \${+functions[compdef]} )) || { autoload -Uz compinit && compinit }
(( \${+commands[tearsheet]} || \${+functions[tearsheet]} )) || tearsheet() { npx --no tearsheet "$@" }

${lookup('_tearsheet_words', places, ({ commands, choices }) => [...described(commands), ...choices], assigned)}

${lookup('_tearsheet_flags', places, ({ flags }) => described(flags), assigned)}

${valueLookup(places, assigned)}

${isPlace(places)}

${takesFiles(places)}

_tearsheet() {
  local place='' word
  local -a items
  local -i first=2
  if [[ $words[1] == npx ]]; then
    first=$(( \${words[(i)tearsheet]} + 1 ))
    (( first <= CURRENT )) || { _default; return }
  fi
  for word in "\${(@)words[first,CURRENT-1]}"; do
    _tearsheet_is_place "\${place:+$place }$word" && place="\${place:+$place }$word"
  done
  if _tearsheet_values "$place $words[CURRENT-1]"; then
    if (( $#items )); then compadd -- $items; else _files; fi
  elif [[ $PREFIX == -* ]]; then
    _tearsheet_flags "$place"
    _describe -o option items
  else
    _tearsheet_words "$place"
    (( $#items )) && _describe command items
    if (( ! $#items )) || _tearsheet_takes_files "$place"; then _files; fi
  fi
}

compdef _tearsheet tearsheet
(( \${+_comps[npx]} )) || compdef _tearsheet npx
`;
}

function fishScript(places: readonly Place[]): string {
  const lines = places.flatMap(({ path, commands, choices, flags, files }) => {
    const at = `complete -c $name -n ${quoted(`__tearsheet_at ${path === '' ? '""' : `"${path}"`}`)}`;
    return [
      ...(commands.length > 0 && !files ? [`${at} -f`] : []),
      ...commands.map(({ word, about }) => `${at}${files ? '' : ' -f'} -a ${quoted(word)} -d ${quoted(about)}`),
      ...choices.map((choice) => `${at} -a ${quoted(choice)}`),
      ...flags.map(({ word, about, values }) => {
        const value = values === undefined ? '' : values.length === 0 ? ' -r' : ` -x -a ${quoted(values.join(' '))}`;
        return `${at} -l ${quoted(word.replace(/^--/, ''))}${value} -d ${quoted(about)}`;
      }),
    ];
  });
  return `# Completion of tearsheet for fish.
type -q tearsheet; or function tearsheet; npx --no tearsheet $argv; end

# Whether the words so far lead to this place.
function __tearsheet_at
    set -l typed (commandline -opc)
    if test "$typed[1]" = npx
        set -l found (contains -i -- tearsheet $typed); or return 1
        set typed $typed[$found..]
    end
    set -l place
    for word in $typed[2..]
        set -l next (string trim -- "$place $word")
        contains -- $next ${quotedList(places.slice(1).map(({ path }) => path))}; and set place $next
    end
    test "$place" = "$argv[1]"
end

for name in tearsheet npx
${lines.map((line) => `    ${line}`).join('\n')}
end
`;
}

function printed(words: readonly string[]): string {
  return `echo ${quotedList(words)}`;
}

/** A function of the shell that gives what may follow at a place. */
function lookup(
  name: string,
  places: readonly Place[],
  wordsAt: (place: Place) => readonly string[],
  giving: (words: readonly string[]) => string,
): string {
  const cases = places.flatMap((place) => {
    const words = wordsAt(place);
    return words.length === 0 ? [] : [`    ${quoted(place.path)}) ${giving(words)} ;;`];
  });
  return [`${name}() {`, '  case "$1" in', ...cases, '  esac', '}'].join('\n');
}

/** A function of the shell that succeeds where the value of an option follows, and gives the values that it may have. */
function valueLookup(places: readonly Place[], giving: (words: readonly string[]) => string): string {
  const cases = places.flatMap(({ path, flags }) =>
    flags.flatMap(({ word, values }) => (values === undefined ? [] : [`    ${quoted(`${path} ${word}`)}) ${giving(values)} ;;`])),
  );
  return ['_tearsheet_values() {', '  case "$1" in', ...cases, '    *) return 1 ;;', '  esac', '}'].join('\n');
}

function isPlace(places: readonly Place[]): string {
  const paths = places.slice(1).map(({ path }) => quoted(path));
  return ['_tearsheet_is_place() {', `  case "$1" in ${paths.join('|')}) return 0 ;; *) return 1 ;; esac`, '}'].join('\n');
}

/** A function of the shell that succeeds where a file may follow as well as a command. */
function takesFiles(places: readonly Place[]): string {
  const paths = places.filter(({ files }) => files).map(({ path }) => quoted(path));
  return ['_tearsheet_takes_files() {', `  case "$1" in ${paths.join('|')}) return 0 ;; *) return 1 ;; esac`, '}'].join('\n');
}
