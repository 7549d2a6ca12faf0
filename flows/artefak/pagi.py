"""The morning's artifact: what an office must look at today, and what the morning did itself.

It comes also when the morning's own work failed. Lists, because the UI breaks no line in a table: on a screen of
1366 px what stands in the last column would be out of sight.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from flows.artefak.gagal import uraian_kiriman
from flows.artefak.markdown import aman, daftar, ke_meja, kode, sebut_meja, tabel
from tata_usaha.cli.anjuran import sebut
from tata_usaha.dasar.letak_meja import LetakMeja
from tata_usaha.kerja.hasil import SEBUTAN
from tata_usaha.kerja.pagi import HasilPagi
from tata_usaha.kerja.perhatian import HasilPerhatian
from zi_model.bahasa import hari_tanggal, tanggal_pendek
from zi_model.daur_naskah import Tindakan
from zi_model.perhatian import ButirPerhatian, JenisPerhatian

JUDUL = "Yang perlu perhatian hari ini"
_BAGIAN = {
    JenisPerhatian.ALUR_GAGAL: "Pekerjaan yang gagal",
    JenisPerhatian.TERLAMBAT: "Kewajiban yang terlambat",
    JenisPerhatian.JATUH_TEMPO: "Jatuh tempo dalam 7 hari",
    JenisPerhatian.MENUNGGU_TTD: "Naskah yang menunggu tanda tangan",
    JenisPerhatian.KONSEP_BERSANDING: "Konsep dengan yang lebih baru di sampingnya",
    JenisPerhatian.RENCANA_KURANG: "Rencana tahun berikutnya",
    JenisPerhatian.CADANGAN_LAMA: "Salinan buku agenda",
}
_PANJANG = 20
"""A part with more items than this comes after the short ones, which it would push out of sight."""


def perhatian_pagi(perhatian: HasilPerhatian, hasil: HasilPagi | None, meja: LetakMeja | None = None) -> str:
    """Return what needs attention as Markdown, by urgency, long parts last, with the count of each part on top.

    `hasil` is what the morning did itself, None when it could do nothing; `meja` the desk whose pages items lead to.
    """
    ada = {jenis: butir for jenis in _BAGIAN if (butir := perhatian.menurut_jenis.get(jenis))}
    bagian = [f"# {JUDUL}", f"{aman(perhatian.nama)}, {aman(hari_tanggal(perhatian.hari))}."]
    if ada:
        bagian.append(tabel(("Apa", "Banyak"), [(_BAGIAN[j], str(len(b))) for j, b in ada.items()], kanan=1))
    else:
        bagian.append(f"**{aman(perhatian.kalimat)}**")
    if ada and meja:
        bagian.append(sebut_meja(meja))
    for jenis, butir in sorted(ada.items(), key=lambda satu: len(satu[1]) > _PANJANG):
        bagian += [f"## {_BAGIAN[jenis]} ({len(butir)})", daftar(_baris(b, perhatian, meja) for b in butir)]
    bagian += ["## Yang dikerjakan pagi ini", daftar(_dikerjakan(perhatian, hasil))]
    return "\n\n".join(bagian) + "\n"


def _baris(butir: ButirPerhatian, perhatian: HasilPerhatian, meja: LetakMeja | None) -> str:
    """Return one line: until or since when, whose it is, what it is, where the desk has it, which command helps."""
    waktu = _waktu(butir, perhatian.hari)
    kepala = [f"**{aman(waktu)}**"] if waktu else []
    unit = _unit(butir, perhatian)
    perintah = f" {kode(sebut(butir.anjuran))}" if butir.anjuran else ""
    halaman = meja.perhatian(butir) if meja else ""
    buka = [ke_meja("buka", halaman)] if halaman else []
    return " · ".join([*kepala, *([aman(unit)] if unit else []), aman(butir.uraian), *buka]) + perintah


def _waktu(butir: ButirPerhatian, hari: dt.date) -> str:
    """Return the day and how far away it is: `15 Apr 2026, lewat 5 hari`."""
    if butir.batas is not None:
        sisa = (butir.batas - hari).days
        jarak = f"lewat {-sisa} hari" if sisa < 0 else f"{sisa} hari lagi" if sisa else "hari ini"
        return f"{tanggal_pendek(butir.batas)}, {jarak}"
    if butir.sejak is None:
        return ""
    lama = (hari - butir.sejak).days
    return f"{tanggal_pendek(butir.sejak)}, {f'{lama} hari' if lama else 'hari ini'}"


def _unit(butir: ButirPerhatian, perhatian: HasilPerhatian) -> str:
    """Return the unit's short name; its code where the office's files do not tell it."""
    unit = perhatian.kantor.satker.unit if perhatian.kantor else ()
    return next((u.singkatan for u in unit if u.kode == butir.unit), butir.unit)


def _dikerjakan(perhatian: HasilPerhatian, hasil: HasilPagi | None) -> Iterator[str]:
    if hasil is None:
        yield "Pekerjaan pagi tidak dapat dilakukan; sebabnya disebut di atas."
    else:
        yield aman(hasil.kalimat)
        for n in hasil.naskah:
            if n.tindakan is not Tindakan.TETAP:
                keterangan = f" {aman(n.keterangan)}" if n.perlu_dibaca else ""
                yield f"{aman(n.berkas.name)}: {SEBUTAN[n.tindakan]}.{keterangan}"
        for satu in hasil.kiriman:
            yield aman(uraian_kiriman(satu, hasil.kantor.zona))
    if konsep := perhatian.menurut_jenis.get(JenisPerhatian.NASKAH_BARU):
        yield f"{len(konsep)} konsep lain menunggu di outbox; lihat dengan {kode('zi outbox')}."
