"""A change of an office's own plan files from the desk: judged with the whole plan, then written, told in the register.

Who saves carries the SHA-256 of what they saw: when somebody was faster, also with Notepad, nothing is written. The
register says what is about to be written before it is, and that it was, after it: whoever is killed in between leaves
the old file or the new one, and the next change completes the record.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import rantai
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatBentrok, GalatRencana
from tata_usaha.dasar.ingatan import Ingatan
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.penjaga_pohon import Pohon, tanda_pohon
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.tahun import galat_rencana, zona_kantor
from tata_usaha.outbox.bentrok import Pengubah, nama_pendek
from tata_usaha.rencana import baca_kantor as pembaca
from tata_usaha.rencana.baca_kantor import Pengganti
from tata_usaha.rencana.buka_berkas import UKURAN_MAKS
from tata_usaha.rencana.nama_kantor import BAKU
from zi_model.masalah import Masalah, Tingkat, galat_saja

Tanda = tuple[object, ...]
_TANDA: Ingatan[Tanda] = Ingatan(20)
_DINILAI: dict[tuple[str, str], tuple[Tanda, tuple[Masalah, ...]]] = {}
AKAN, SUDAH = "AKAN_DIUBAH", "DIUBAH"


@dataclass(frozen=True)
class Berubah:
    """One thing that changes: its key, what it is called, what it was and what it becomes, as people read it."""

    kunci: str
    label: str
    dari: str
    menjadi: str


def kunci_berkas(satker: str, nama: str) -> str:
    """Return under which key the register tells what became of a file of the office's plan."""
    return f"{satker}/kantor/{nama}"


def isi_berkas(pengaturan: Pengaturan, satker: str, nama: str) -> bytes | None:
    """Return what a file of the office holds; None when there is none.

    Raises:
        GalatRencana: when it cannot be read.

    """
    tempat = pengaturan.plan / satker / nama
    try:
        return berkas.baca(tempat, UKURAN_MAKS)
    except FileNotFoundError:
        return None
    except OSError as galat:
        raise _tak_terbaca(tempat, sebab_sistem(galat)) from galat
    except berkas.BerkasTakWajar as galat:
        raise _tak_terbaca(tempat, str(galat)) from galat


def sidik_isi(isi: bytes | None) -> str:
    """Return the SHA-256 of a file's content, "" when there is none."""
    return "" if isi is None else berkas.sha256(isi)


def nilai_rencana(pengaturan: Pengaturan, satker: str, pengganti: Pengganti) -> list[Masalah]:
    """Return every problem that the plan folder would have, those that stop the work and those that are only said.

    A year that has not begun is still being written: its mistakes stop nothing.
    """
    hasil, masalah = pembaca.baca_kantor(pengaturan.plan, satker, None, pengganti=pengganti)
    if hasil or not galat_saja(masalah):
        return masalah
    zona = pembaca.baca_zona(pengaturan.plan, satker)
    kini = waktu.sekarang(zona).year if zona else 0
    mulai = [t for t in pembaca.tahun_tersedia(pengaturan.plan, satker) if t <= kini]
    if mulai and (ulang := pembaca.baca_kantor(pengaturan.plan, satker, mulai, pengganti=pengganti))[0]:
        return ulang[1]
    return masalah


def masalah_rencana(pengaturan: Pengaturan, satker: str) -> tuple[Masalah, ...]:
    """Return every problem that the plan folder has; read again only when a file of it changed."""
    nama, tanda = (str(pengaturan.plan), satker), tanda_plan(pengaturan, satker)
    ada = _DINILAI.get(nama)
    if ada is None or ada[0] != tanda:
        ada = _DINILAI[nama] = tanda, tuple(nilai_rencana(pengaturan, satker, Pengganti()))
    return ada[1]


def tanda_plan(pengaturan: Pengaturan, satker: str) -> Tanda:
    """Return what tells whether a file of the office's plan, or of what all share, changed."""
    milik = pengaturan.plan / satker, pengaturan.plan / BAKU
    nomor = tanda_pohon(Pohon(tuple(map(str, milik))))
    if nomor is not None and (ada := _TANDA.ambil(nomor)) is not None:
        return ada
    berkas: list[Tanda] = []
    for folder in milik:
        for satu in sorted(folder.rglob("*")):
            with contextlib.suppress(OSError):
                k = satu.stat()
                berkas.append((str(satu), k.st_dev, k.st_ino, k.st_size, k.st_mtime_ns, k.st_ctime_ns))
    hasil = tuple(berkas)
    if nomor is not None:
        _TANDA.simpan(nomor, hasil)
    return hasil


def tolak_yang_salah(pengaturan: Pengaturan, satker: str, masalah: Sequence[Masalah]) -> None:
    """Refuse what has problems that stop the work.

    Raises:
        GalatRencana: with all of them.

    """
    if any(m.tingkat is Tingkat.GALAT for m in masalah):
        galat = galat_rencana(pengaturan, satker, list(masalah))
        raise GalatRencana(
            f"Belum disimpan: sesudah diubah, data kantor akan berisi {len(galat.masalah)} kesalahan.",
            "Perbaiki yang disebut, lalu simpan lagi.",
            galat.masalah,
        )


def tulis_berkas(
    pengaturan: Pengaturan,
    pelaku: Pelaku,
    satker: str,
    nama: str,
    dasar: str,
    baru: bytes,
    perubahan: Sequence[Berubah],
    alasan: str = "",
    sesudah: Callable[[], None] | None = None,
) -> bool:
    """Write a file of the office's plan whose content has the SHA-256 `dasar`; return whether it was not so already.

    `sesudah` is done when the file is there, before the register says so; also when it was there already, for whoever
    was killed before they had done it.

    Raises:
        GalatBentrok: when the file is another by now; nothing was written.
        GalatRencana: when it cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    kunci, tempat, ke = kunci_berkas(satker, nama), pengaturan.plan / satker / nama, berkas.sha256(baru)
    apa: dict[str, str | int | None] = {
        b.kunci: f"{b.dari or '(kosong)'} → {b.menjadi or '(kosong)'}" for b in perubahan
    }
    rincian = {**apa, "dari_sha256": dasar, "ke_sha256": ke}
    zona = zona_kantor(pengaturan, satker)
    with buka_tulis(pengaturan, pelaku) as basis:
        with basis.transaksi(satker) as sambungan:
            kini = sidik_isi(isi_berkas(pengaturan, satker, nama))
            _lengkapi(sambungan, kunci, kini)
            if kini == ke:
                if sesudah:
                    sesudah()
                return False
            if kini != dasar:
                raise _bentrok(sambungan, kunci, nama, kini, zona)
            rantai.catat(sambungan, kunci, AKAN, rincian, waktu.sekarang(), alasan)
        with basis.transaksi(satker) as sambungan:
            kini = sidik_isi(isi_berkas(pengaturan, satker, nama))
            if kini not in {dasar, ke}:
                raise _bentrok(sambungan, kunci, nama, kini, zona)
            try:
                if kini != ke:
                    berkas.simpan(tempat, baru)
                if sesudah:
                    sesudah()
            except OSError as galat:
                raise GalatRencana(
                    f"{nama} tidak dapat ditulis: {sebab_sistem(galat)}.",
                    "Periksa izin tulis folder rencana, lalu ulangi.",
                ) from galat
            rantai.catat(sambungan, kunci, SUDAH, rincian, waktu.sekarang(), alasan)
    return True


def _lengkapi(sambungan: Connection, kunci: str, kini: str) -> None:
    """Say of a change that was killed after it was written that it was; who did it stands there as well."""
    semua = rantai.kejadian_naskah(sambungan, kunci)
    if semua and semua[-1].peristiwa == AKAN and semua[-1].data.get("ke_sha256") == kini:
        lama = semua[-1]
        rantai.catat(sambungan, kunci, SUDAH, {**lama.data, "oleh": lama.oleh}, waktu.sekarang(), lama.alasan)


def galat_bentrok(pengaturan: Pengaturan, satker: str, nama: str, kini: str) -> GalatBentrok:
    """Return the refusal of whoever looked at another file than the one that is there now, naming who made it so.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        return _bentrok(sambungan, kunci_berkas(satker, nama), nama, kini, zona_kantor(pengaturan, satker))


def _bentrok(sambungan: Connection, kunci: str, nama: str, kini: str, zona: dt.tzinfo) -> GalatBentrok:
    terakhir = [k for k in rantai.kejadian_naskah(sambungan, kunci) if k.data.get("ke_sha256") == kini]
    pengubah = Pengubah(nama_pendek(terakhir[-1].oleh), terakhir[-1].saat) if terakhir else Pengubah("orang lain")
    return GalatBentrok(
        f"Data kantor ({nama}) baru saja diubah{pengubah.sebut(zona)}; yang Anda ubah belum disimpan.",
        "Periksa lagi, lalu simpan. Yang disimpan orang lain itu tetap.",
        kunci=kunci,
        kini=kini,
        oleh=pengubah.oleh,
        saat=pengubah.saat,
    )


def _tak_terbaca(tempat: Path, sebab: str) -> GalatRencana:
    return GalatRencana(f"{tempat} tidak dapat dibaca: {sebab}.", "Tutup program yang sedang membukanya, lalu ulangi.")
