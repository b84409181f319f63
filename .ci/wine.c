// Programs of Rust ask for random numbers by a door of Windows that Wine has from version 9 on. `just windows` puts this one where
// it lacks.
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) {
  return SystemFunction036(bytes, (ULONG)count);
}
