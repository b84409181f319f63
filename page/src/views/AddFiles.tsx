/** A button that files are added by, the same ones again if wanted. */

interface AddFilesProps {
  name: string;
  accept: string;
  says: string;
  onAdd: (files: readonly File[]) => void;
}

export function AddFiles({ name, accept, says, onAdd }: AddFilesProps) {
  return (
    <label class="button">
      <input
        type="file"
        name={name}
        multiple
        accept={accept}
        onChange={event => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          onAdd(chosen);
        }}
      />
      {says}
    </label>
  );
}
