import { current, data, province } from "../store";
import { words } from "../words";
import { AsOf } from "./AsOf";
import { Select } from "./Select";

/** Whose data is looked at, and as it stands on which day. */
export function Which({ isDated }: { isDated: boolean }) {
  const said = words();
  const provinces = data.value?.opened.provinces ?? [];
  return (
    <>
      {provinces.length > 1 ? (
        <Select
          label={said.province}
          name="shown-province"
          value={province.value}
          choices={provinces.map(({ name }, index) => ({ value: index, text: name }))}
          onChoose={chosen => {
            province.value = Number(chosen);
          }}
        />
      ) : (
        <p class="whose">
          {current.value?.name} {current.value?.year}
        </p>
      )}
      {isDated && <AsOf />}
    </>
  );
}
