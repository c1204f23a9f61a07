/**
 * What a colour of the theme is now, as `rgb(…)`; custom properties themselves still hold
 * `light-dark(…)`. For pictures that CSS does not reach.
 */
export function themeColour(name: `--${string}`): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
