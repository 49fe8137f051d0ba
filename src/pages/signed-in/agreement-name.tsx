// Names an agreement by its id and the number of its contract, by which people know it.
import { type References, referenceOf } from '../../domain/partners/holders.ts';

/** A longer number of a contract may be broken, so that it does not make its column too wide. */
const UNBROKEN_CHARS = 24;

export function AgreementName({ id, references }: { id: string; references: References | undefined }) {
  const reference = referenceOf(references, id);
  return (
    <>
      {id}
      {reference !== undefined && (
        <>
          , <bdi class={reference.length > UNBROKEN_CHARS ? undefined : 'unbroken'}>{reference}</bdi>
        </>
      )}
    </>
  );
}

export function AgreementNames({ ids, references }: { ids: readonly string[]; references: References | undefined }) {
  return (
    <>
      {ids.map((id, index) => (
        <>
          {index > 0 && '; '}
          <AgreementName id={id} references={references} />
        </>
      ))}
    </>
  );
}
