// The path of an address, which may be broken before each part.

export function Path({ path }: { path: string }) {
  return (
    <span class="path">
      {path.split(/(?=\/)/).map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </span>
  );
}
