// Names an agreement by its id and the number of its contract, by which people know it.
import { type References, referenceOf } from '../../../domain/partners/holders.ts';

export function AgreementName({ id, references }: { id: string; references: References }) {
  const reference = referenceOf(references, id);
  return (
    <>
      {id}
      {reference !== undefined && (
        <>
          , <bdi>{reference}</bdi>
        </>
      )}
    </>
  );
}

export function AgreementNames({ ids, references }: { ids: readonly string[]; references: References }) {
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
