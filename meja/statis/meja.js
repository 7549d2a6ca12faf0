// Everything works without this file: it only saves reloads, shows progress, and closes a menu.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const lebar = matchMedia("(min-width: 48.01rem)");
  const menu = document.querySelector("[data-menu]");
  const bentuk = () => menu && (menu.open = lebar.matches);
  bentuk();
  lebar.addEventListener("change", bentuk);
  document.querySelector("[data-fokus]")?.focus();
});
addEventListener("keydown", (e) => {
  const menu = document.querySelector("[data-menu]");
  if (e.key === "Escape" && menu && menu.open && matchMedia("(max-width: 48rem)").matches) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
