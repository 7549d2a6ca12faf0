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

// Files of a row: each sent by itself with its progress; the answer is the row as it stands then.
const kabarkan = (teks) => {
  const kabar = document.getElementById("kabar");
  if (kabar) kabar.textContent = teks;
};
const kirim = (form, berkas) => {
  const baris = form.closest("[data-baris]");
  const tempat = (baris || form.parentElement).querySelector("[data-kirim]");
  const sisa = [...berkas];
  const nama = document.createElement("p");
  const maju = document.createElement("progress");
  tempat.replaceChildren(nama, maju);
  const berikut = () => {
    const satu = sisa.shift();
    if (!satu) return baris ? undefined : location.reload();
    nama.textContent = `Mengirim ${satu.name} …`;
    const isi = new FormData(form);
    isi.delete("berkas");
    isi.append("berkas", satu);
    const surat = new XMLHttpRequest();
    surat.open("POST", form.action);
    surat.setRequestHeader("X-Sebagian", "1");
    surat.upload.onprogress = (e) => { if (e.lengthComputable) { maju.max = e.total; maju.value = e.loaded; } };
    surat.onerror = () => { nama.textContent = `${satu.name} tidak terkirim: sambungan terputus. Kirim lagi.`; maju.remove(); };
    surat.onload = () => {
      const jawab = new DOMParser().parseFromString(`<table>${surat.responseText}</table>`, "text/html");
      const baru = jawab.querySelector("[data-baris]");
      if (!baru) { nama.textContent = `${satu.name} tidak terkirim. Muat ulang halaman, lalu kirim lagi.`; maju.remove(); return; }
      kabarkan(baru.querySelector("[data-kirim]").textContent.trim());
      if (!baris) { tempat.replaceChildren(...baru.querySelector("[data-kirim]").children); if (surat.status < 400) berikut(); return; }
      document.getElementById(baru.id)?.replaceWith(baru);
      const lagi = document.getElementById(baru.id)?.querySelector("form[data-unggah]");
      if (lagi && sisa.length) kirim(lagi, sisa);
    };
    surat.send(isi);
  };
  berikut();
};
addEventListener("submit", (e) => {
  const form = e.target;
  const pilih = form.matches("[data-unggah]") && form.querySelector("input[type=file]");
  if (!pilih || !pilih.files.length) return;
  e.preventDefault();
  kirim(form, pilih.files);
});
for (const apa of ["dragover", "dragleave", "drop"]) {
  addEventListener(apa, (e) => {
    const sini = e.target.closest?.("[data-jatuh]");
    if (!sini || (apa !== "dragleave" && ![...e.dataTransfer.types].includes("Files"))) return;
    e.preventDefault();
    sini.classList.toggle("jatuh-sini", apa === "dragover");
    const form = sini.querySelector("form[data-unggah]");
    if (apa === "drop" && form && e.dataTransfer.files.length) kirim(form, e.dataTransfer.files);
  });
}
// Answers that were typed but not sent: whoever leaves the page is asked first.
let diketik = false;
const milikIsian = (e) => e.target.closest?.(".isian-naskah");
addEventListener("input", (e) => { if (milikIsian(e)) diketik = true; });
addEventListener("submit", (e) => { if (milikIsian(e)) diketik = false; });
addEventListener("beforeunload", (e) => { if (diketik) e.preventDefault(); });
