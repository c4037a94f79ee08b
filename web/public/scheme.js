// Before the first paint: the colour scheme this browser chose last time, so that no page flashes.
// A file of its own because the content security policy allows no inline script.
(function () {
  let chosen = null;
  try {
    chosen = localStorage.getItem('vestibule.colour-scheme');
  } catch {
    // Storage may be forbidden; then the system's scheme it is.
  }
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : system;
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
})();
