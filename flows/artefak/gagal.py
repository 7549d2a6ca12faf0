"""What people read of a problem: what it is, every place, what to do about it.

A run that failed leaves this where its summary would stand, so that the newest version says how it is now.
"""

from __future__ import annotations

import datetime as dt

from flows.artefak.kunci import kunci_outbox, kunci_papan
from flows.artefak.markdown import aman, daftar, kode, naskah_markdown, tautan
from tata_usaha.cli.anjuran import ajakan, sebut, sebut_masalah
from tata_usaha.cli.daur import baris_ttd
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.kerja.hasil_terima import HasilKiriman, Nasib
from zi_model.anjuran import Anjuran, Tindak
from zi_model.bahasa import hari_tanggal
from zi_model.periode import Periode

_LANJUT = "Yang sudah ditaruh di outbox tidak hilang, dan jalan berikutnya tidak mengulang yang sudah selesai."


def uraian_galat(galat: GalatZI) -> list[str]:
    """Return the lines that tell a person of a problem: what it is, every place, what to do."""
    perintah = [ajakan(galat.anjuran)] if galat.anjuran else []
    return [galat.pesan, *map(sebut_masalah, galat.masalah), *([galat.saran] if galat.saran else []), *perintah]


def uraian_kiriman(kiriman: HasilKiriman, zona: dt.tzinfo) -> str:
    """Return the line that tells of a signed letter that arrived: what became of it, and what may be done.

    `zona` is the office's zone, in which the moment of an electronic signature is told.
    """
    diterima = kiriman.ttd if kiriman.nasib is Nasib.DITERIMA else None
    perintah = [f"Jalankan: {'; '.join(map(sebut, kiriman.langkah))}"] if kiriman.langkah else []
    rincian = baris_ttd(diterima, zona) if diterima else ()
    return " ".join(filter(None, [f"{kiriman.kalimat}.", *rincian, kiriman.saran, *perintah]))


def ringkasan_gagal(
    alur: str,
    satker: str,
    periode: Periode | None,
    galat: Exception,
    saat: dt.datetime,
    perintah: Anjuran | None = None,
) -> str:
    """Return what is told of a run that failed; `perintah` runs it again.

    What is no `GalatZI` is a fault of the program: its kind and words are told as they are, for whoever mends it.
    """
    sebutan = " ".join(filter(None, (alur, periode.nama if periode else "")))
    lagi = perintah or _jalankan_lagi(alur, satker, periode)
    pesan, masalah, langkah = _tiga_bagian(galat)
    return naskah_markdown(
        [
            f"# Gagal: {aman(sebutan)}",
            f"Satker {aman(satker)}, {aman(hari_tanggal(saat.date()))} pukul {aman(f'{saat:%H.%M}')}.",
            f"**{aman(pesan[0])}**",
            daftar(map(aman, pesan[1:])),
            f"## Letaknya ({len(masalah)})" if masalah else "",
            daftar(masalah),
            "## Yang harus dilakukan",
            daftar([*langkah, *([f"Sesudah itu jalankan lagi: {kode(sebut(lagi))}"] if lagi else [])]),
            _LANJUT,
            _sebelumnya(satker, periode),
        ]
    )


def sebut_gagal(galat: Exception) -> str:
    """Return in one line why a run failed, for the list of artifacts."""
    return f"Gagal: {_tiga_bagian(galat)[0][0]}"


def _tiga_bagian(galat: Exception) -> tuple[list[str], list[str], list[str]]:
    """Return what went wrong line by line, where, and what to do; the last two as Markdown."""
    if not isinstance(galat, GalatZI):
        pesan = f"Program ini salah, bukan data satker: {type(galat).__name__}: {galat}"
        return [pesan], [], ["Rinciannya di tab Logs jalan ini; kirimkan kepada pengelola program."]
    masalah = [
        " ".join([aman(str(m)), *([f"Jalankan: {kode(sebut(m.anjuran))}"] if m.anjuran else [])]) for m in galat.masalah
    ]
    langkah = [aman(galat.saran)] if galat.saran else []
    if galat.anjuran:
        langkah.append(f"Jalankan: {kode(sebut(galat.anjuran))}")
    langkah += [f"Yang dapat dilakukan: {kode(sebut(satu))}" for satu in galat.langkah]
    return galat.pesan.splitlines() or [galat.kode], masalah, langkah


def _jalankan_lagi(alur: str, satker: str, periode: Periode | None) -> Anjuran | None:
    if periode is None:
        return None
    return Anjuran.untuk(Tindak.SUSUN_NASKAH, jenis=alur, periode=str(periode), satker=satker)


def _sebelumnya(satker: str, periode: Periode | None) -> str:
    if periode is None:
        return ""
    papan = tautan("papan status", kunci_papan(satker, periode))
    return f"Dari jalan sebelumnya, kalau ada: {papan}, {tautan('outbox', kunci_outbox(satker))}."
