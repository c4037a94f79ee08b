/** A doorway. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#3b5bdb" />
      <path d="M9 26V13a7 7 0 0 1 14 0v13h-4V13a3 3 0 0 0-6 0v13z" fill="#fff" />
    </svg>
  );
}
