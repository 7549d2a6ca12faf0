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

// Files of a row: each sent by itself with its progress. What is said of each stays; the row is shown as it stands then.
const kabarkan = (teks) => {
  const kabar = document.getElementById("kabar");
  if (!kabar) return;
  kabar.textContent = teks;
  kabar.classList.add("hanya-baca"); // it stands at the row as well
};
const keluhan = (teks) => Object.assign(document.createElement("p"), { className: "tolak", textContent: teks });
const urai = (teks) => new DOMParser().parseFromString(teks, "text/html");
const segarkan = async (form, beres) => {
  if (beres) form.reset();
  const baru = urai(await (await fetch(location.href)).text());
  for (const lama of document.querySelectorAll("[data-segar]")) {
    const ganti = baru.getElementById(lama.id);
    if (ganti) lama.replaceWith(ganti);
  }
  const ada = [...document.querySelectorAll("#diminta .ingat")].map((p) => p.textContent);
  for (const p of document.querySelectorAll("[data-kirim] .ingat")) if (ada.includes(p.textContent)) p.remove();
};
// What did arrive before a connection was cut is shown as soon as there is one again.
const segarkanNanti = (form, lagi = 20) => segarkan(form).catch(() => lagi && setTimeout(segarkanNanti, 3000, form, lagi - 1));
let mengirim = 0;
const kirim = (form, berkas, kabar = []) => {
  const baris = form.closest("[data-baris]");
  const tempat = (baris || form.parentElement).querySelector("[data-kirim]");
  const [satu, ...sisa] = berkas;
  const nama = document.createElement("p");
  const maju = document.createElement("progress");
  nama.textContent = `Mengirim ${satu.name} …`;
  tempat.replaceChildren(...kabar, nama, maju);
  const isi = new FormData(form);
  isi.delete("berkas");
  isi.append("berkas", satu);
  const surat = new XMLHttpRequest();
  mengirim += 1;
  surat.onloadend = () => { mengirim -= 1; };
  const putus = (sebab) => {
    const tinggal = [satu, ...sisa].map((b) => `“${b.name}”`).join(", ");
    tempat.replaceChildren(...kabar, keluhan(`${tinggal} tidak terkirim: ${sebab}`));
    kabarkan(tempat.textContent);
    if (!baris) segarkanNanti(form);
  };
  const lanjut = (lagi, semua) => {
    kabarkan(semua.map((p) => p.textContent).join("; "));
    if (sisa.length && lagi) kirim(lagi, sisa, semua);
    else if (!baris) segarkan(form, semua.some((p) => p.matches(".ada")));
  };
  surat.open("POST", form.action);
  surat.setRequestHeader("X-Sebagian", "1");
  surat.upload.onprogress = (e) => { if (e.lengthComputable) { maju.max = e.total; maju.value = e.loaded; } };
  surat.onerror = () => putus("sambungan terputus. Kirim lagi.");
  surat.onload = () => {
    const jawab = urai(`<table>${surat.responseText}</table>`);
    const baru = jawab.querySelector("[data-baris]");
    if (surat.status === 401) return putus("Anda sudah keluar. Masuk di tab lain, lalu kirim lagi.");
    const sebab = [...jawab.querySelectorAll(".galat p")].map((p) => p.textContent).join(" ") || "Muat ulang halaman, lalu kirim lagi.";
    const kata = baru ? baru.querySelector("[data-kirim]").children : [keluhan(`“${satu.name}” tidak terkirim: ${sebab}`)];
    const semua = [...kabar, ...kata];
    const sini = baru && baris ? baru.querySelector("[data-kirim]") : tempat;
    sini.replaceChildren(...semua);
    if (baru && baris) document.getElementById(baru.id)?.replaceWith(baru);
    lanjut(baru && baris ? baru.querySelector("form[data-unggah]") : form, semua);
  };
  surat.send(isi);
};
addEventListener("submit", (e) => {
  const form = e.target;
  const pilih = form.matches("[data-unggah]") && form.querySelector("input[type=file]");
  if (!pilih || !pilih.files.length) return;
  e.preventDefault();
  kirim(form, [...pilih.files]);
});
for (const apa of ["dragover", "dragleave", "drop"]) {
  addEventListener(apa, (e) => {
    const sini = e.target.closest?.("[data-jatuh]");
    if (apa !== "dragleave") {
      if (![...e.dataTransfer.types].includes("Files") || !document.querySelector("[data-jatuh]")) return;
      e.preventDefault(); // beside the row the browser would leave the page, with what is typed there
      if (!sini) e.dataTransfer.dropEffect = "none";
    }
    if (!sini) return;
    sini.classList.toggle("jatuh-sini", apa === "dragover");
    const form = sini.querySelector("form[data-unggah]");
    if (apa === "drop" && form && e.dataTransfer.files.length) kirim(form, [...e.dataTransfer.files]);
  });
}
// Answers that were typed but not sent, files that are still on their way: whoever leaves the page is asked first.
let diketik = false;
const milikIsian = (e) => e.target.closest?.(".isian-naskah");
addEventListener("input", (e) => { if (milikIsian(e)) diketik = true; });
addEventListener("submit", (e) => { if (milikIsian(e)) diketik = false; });
addEventListener("beforeunload", (e) => { if (diketik || mengirim) e.preventDefault(); });
