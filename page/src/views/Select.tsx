/** One of several to choose, with what it is of beside it. */

interface Choice {
  value: string | number;
  text: string | number;
}

export function Select(props: {
  label: string;
  name: string;
  value: string | number | undefined;
  choices: readonly Choice[];
  /** What stands there until one is chosen, where one must be. */
  asks?: string;
  onChoose: (value: string) => void;
}) {
  const { label, name, value, choices, asks, onChoose } = props;
  return (
    <label>
      {label}
      <select
        name={name}
        required={asks !== undefined}
        value={value}
        onChange={event => onChoose(event.currentTarget.value)}
      >
        {asks !== undefined && (
          <option value="" disabled>
            {asks}
          </option>
        )}
        {choices.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
