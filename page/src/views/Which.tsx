import { asOf, current, data, province } from "../store";
import { day, words } from "../words";

/** Whose data is looked at, and as it stands on which day. */
export function Which({ isDated }: { isDated: boolean }) {
  const said = words();
  const provinces = data.value?.opened.provinces ?? [];
  return (
    <>
      {provinces.length > 1 ? (
        <label>
          {said.province}
          <select
            name="shown-province"
            value={province.value}
            onChange={event => {
              province.value = Number(event.currentTarget.value);
            }}
          >
            {provinces.map(({ name }, index) => (
              <option key={name} value={index}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p class="whose">
          {current.value?.name} {current.value?.year}
        </p>
      )}
      {isDated && (
        <label class="as-of">
          <span>
            {said.asOf} <b>{day(asOf.value)}</b>
          </span>
          <input
            type="date"
            name="as-of"
            value={asOf.value}
            onChange={event => {
              asOf.value = event.currentTarget.value || asOf.value;
            }}
          />
        </label>
      )}
    </>
  );
}
