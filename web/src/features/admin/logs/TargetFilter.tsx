import { ChoiceFilter, TextFilter } from '../shared/filters';
import { useAdminText } from '../text';
import { partsOf, targetOf } from './target';

/** Filters by what something was done to: everything of a kind, or one of it. */
export function TargetFilter({ value }: { value: string | undefined }) {
  const { audit: text } = useAdminText().logs;
  const { kind, id } = partsOf(value);
  const label = Object.entries(text.targetIds).find(([one]) => one === kind)?.[1];
  return (
    <>
      <ChoiceFilter
        name="target"
        label={text.target}
        all={text.anyTarget}
        value={kind}
        options={Object.entries(text.kinds).map(([value, label]) => ({ value, label }))}
      />
      {label !== undefined && (
        <TextFilter key={kind} name="target" label={label} value={id} toSearch={(typed) => targetOf(kind, typed)} />
      )}
    </>
  );
}
