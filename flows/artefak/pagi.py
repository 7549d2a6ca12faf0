"""The morning's artifact: what an office must look at today, the most urgent first, and what the morning did itself.

It comes also when the morning's own work failed. Narrow: a table of four columns that a screen of 1366 px shows whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from flows.artefak.gagal import uraian_kiriman
from flows.artefak.markdown import aman, daftar, kode, tabel
from tata_usaha.cli.anjuran import sebut
from tata_usaha.kerja.hasil import SEBUTAN
from tata_usaha.kerja.pagi import HasilPagi
from tata_usaha.kerja.perhatian import HasilPerhatian
from zi_model.bahasa import hari_tanggal, tanggal_pendek
from zi_model.daur_naskah import Tindakan
from zi_model.perhatian import ButirPerhatian, JenisPerhatian

JUDUL = "Yang perlu perhatian hari ini"
_NAMA_JENIS = {
    JenisPerhatian.ALUR_GAGAL: ("Pekerjaan yang gagal", "Sejak"),
    JenisPerhatian.TERLAMBAT: ("Kewajiban yang terlambat", "Batas"),
    JenisPerhatian.JATUH_TEMPO: ("Jatuh tempo dalam 7 hari", "Batas"),
    JenisPerhatian.MENUNGGU_TTD: ("Naskah yang menunggu tanda tangan", "Sejak"),
    JenisPerhatian.KONSEP_BERSANDING: ("Konsep dengan yang lebih baru di sampingnya", "Sejak"),
    JenisPerhatian.RENCANA_KURANG: ("Rencana yang belum ada", "Sejak"),
    JenisPerhatian.CADANGAN_LAMA: ("Salinan buku agenda", "Sejak"),
}


def perhatian_pagi(perhatian: HasilPerhatian, hasil: HasilPagi | None) -> str:
    """Return what needs attention as Markdown; `hasil` is what the morning did, None when it could do nothing."""
    bagian = [
        f"# {JUDUL}",
        f"{aman(perhatian.nama)}, {aman(hari_tanggal(perhatian.hari))}.",
        f"**{aman(perhatian.kalimat)}**",
    ]
    for jenis, (nama, kepala) in _NAMA_JENIS.items():
        if butir := perhatian.menurut_jenis.get(jenis):
            baris = [_baris(b, perhatian) for b in butir]
            bagian += [f"## {nama} ({len(butir)})", tabel((kepala, "Unit", "Apa", "Perintah"), baris)]
    bagian += ["## Yang dikerjakan pagi ini", daftar(_dikerjakan(perhatian, hasil))]
    return "\n\n".join(bagian) + "\n"


def _baris(butir: ButirPerhatian, perhatian: HasilPerhatian) -> tuple[str, str, str, str]:
    return (
        aman(_waktu(butir, perhatian.hari)) or "–",
        aman(_unit(butir, perhatian)) or "–",
        aman(butir.uraian),
        kode(sebut(butir.anjuran)) if butir.anjuran else "–",
    )


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
