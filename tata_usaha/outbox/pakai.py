"""Choosing which of several files is the letter: the register then names that one, the others go to `riwayat`.

Files are moved before the register says so, each by one rename, so that a kill in between leaves a letter whose
place is empty and whose chosen file lies where it lay: the next command follows it there, or the same one, given
again, finishes the work. Nothing is ever replaced, and no file is opened for writing.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.outbox import terbuka
from tata_usaha.outbox.cocokkan import BerkasLain, Kenalan, dikenal, jadi_utama, rincian_pindah
from tata_usaha.outbox.ikuti import kenali
from tata_usaha.outbox.jalur import jalur_kini
from tata_usaha.outbox.pilih import baca_naskah, tak_dapat, tolak_terbuka
from tata_usaha.outbox.temukan import RIWAYAT, TIDAK_DIPAKAI, inode, kenali_berkas
from zi_model.daur_naskah import Langkah, dapat

PERISTIWA = "DIPAKAI"
"""The event of a letter for which a person chose the file."""


@dataclass(frozen=True)
class HasilPakai:
    """The letter with the file that was chosen; which files went to `riwayat`, which stay where they are and why.

    `beda` says in Indonesian why the chosen file looks like another letter; empty when it does not.
    """

    entri: EntriAgenda
    berkas: Path
    berubah: bool
    disimpan: tuple[Path, ...]
    dibiarkan: tuple[str, ...]
    beda: str = ""

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "kunci": self.entri.kunci,
            "berkas": str(self.berkas),
            "berubah": self.berubah,
            "disimpan": [str(tempat) for tempat in self.disimpan],
            "dibiarkan": list(self.dibiarkan),
            "beda": self.beda,
        }


@diulang
def pakai(folder: Path, basis: BasisData, satker: str, nama: str, sekarang: dt.datetime) -> HasilPakai:
    """Let the file `nama` (below the outbox) be the letter that it says it is.

    Raises:
        GalatOutbox: when it says none, or one of another office, or of a letter that takes no other file any more,
            or when a file cannot be moved.
        GalatBasisData: when the register cannot be used.

    """
    with basis.transaksi(satker) as sambungan:
        semua = agenda.semua(sambungan, satker)
        lama = _pemilik(folder, satker, semua, nama)
        kenalan = kenali(folder, sambungan, satker, semua)
        ikut = replace(kenalan.pindah.get(lama.kunci, lama), berkas_ttd=lama.berkas_ttd)
        beda = next((b.beda for b in _lain(kenalan, lama) if b.nama == nama), "")
        _periksa(folder, ikut, nama)
        dipindah, dibiarkan = _sisihkan_lain(folder, ikut, nama, _lain(kenalan, lama))
        ikut, sanding_dipindah = _sisihkan_sanding(folder, ikut, nama)
        dipindah += sanding_dipindah
        kini = _menurut_berkas(folder, _pakai(folder, ikut, nama))
        if kini != lama or dipindah:
            rincian = rincian_pindah(lama, lama.berkas, kini.berkas, kini)
            catat(sambungan, lama.kunci, PERISTIWA, rincian, sekarang)
            agenda.simpan(sambungan, kini)
    return HasilPakai(kini, folder / kini.berkas, kini != lama or bool(dipindah), dipindah, dibiarkan, beda)


def _lain(kenalan: Kenalan, entri: EntriAgenda) -> tuple[BerkasLain, ...]:
    return (*kenalan.tanya.get(entri.kunci, ()), *kenalan.lain.get(entri.kunci, ()))


def _pemilik(folder: Path, satker: str, semua: list[EntriAgenda], nama: str) -> EntriAgenda:
    """Return the letter that a file is, by the register or by what the file says."""
    satu = kenali_berkas(folder, nama)
    for entri in semua:
        if nama in {entri.berkas, entri.berkas_sanding} or dikenal(entri, satu.sha256):
            return entri
    jati_diri = satu.jati_diri
    pendek = PurePosixPath(nama).name
    if jati_diri is None:
        raise GalatOutbox(
            f"“{pendek}” tidak menyebut naskah mana pun.",
            "Salin isinya ke berkas naskah yang tercatat, lalu simpan di sana.",
        )
    if jati_diri.satker != satker:
        raise GalatOutbox(
            f"“{pendek}” adalah naskah satker lain: {jati_diri.kunci}.",
            "Pindahkan ke folder satker itu, atau sebutkan satkernya.",
        )
    for entri in semua:
        if entri.kunci == jati_diri.kunci:
            return entri
    raise GalatOutbox(
        f"Naskah {jati_diri.kunci}, yang disebut “{pendek}”, tidak ada di buku agenda.",
        "Susun dahulu naskahnya, atau kembalikan buku agenda dari cadangan.",
    )


def _periksa(folder: Path, entri: EntriAgenda, nama: str) -> None:
    """Refuse another file for a letter that is no draft any more, and to move what somebody has open."""
    satu = kenali_berkas(folder, nama)
    siap = entri.sha256_siap is not None and satu.sha256 == entri.sha256_siap
    if entri.status_asing or (not dapat(entri.status, Langkah.SUSUN) and nama != entri.berkas and not siap):
        status = entri.status_asing or entri.status.kata
        raise GalatOutbox(
            f"{entri.kunci} sudah {status}; berkasnya tidak diganti dengan yang isinya lain.",
            "Kembalikan berkas yang dinyatakan siap ke tempatnya, atau buka kembali naskahnya lebih dahulu.",
        )
    if PurePosixPath(nama).suffix != PurePosixPath(entri.berkas).suffix:
        raise GalatOutbox(
            f"“{PurePosixPath(nama).name}” bukan berkas {PurePosixPath(entri.berkas).suffix}.",
            "Simpan ulang sebagai dokumen Word (.docx) dari Word.",
        )
    if nama != entri.berkas:
        tolak_terbuka(folder / entri.berkas)
    if nama == entri.berkas_sanding:  # it gets the letter's own name
        tolak_terbuka(folder / nama)


def _sisihkan_lain(
    folder: Path, entri: EntriAgenda, nama: str, lain: Sequence[BerkasLain]
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Move the other files of a letter into `riwayat`; return where they are, and why which others stay.

    The registered one goes last: whoever finds its place empty must not find a third file that could be the letter.
    """
    dipakai = inode(folder / nama)
    disimpan, dibiarkan = [], []
    for satu in (*(b for b in lain if b.nama != entri.berkas), BerkasLain(entri.berkas, "")):
        tempat = folder / satu.nama
        if satu.nama == nama or not os.path.lexists(tempat):
            continue
        if dibuka := terbuka.pembuka(tempat):
            dibiarkan.append(f"{satu.nama}: {dibuka}")
        elif inode(tempat) == dipakai is not None:  # the chosen file itself, under another name
            tempat.unlink()
        elif satu.beda:
            dibiarkan.append(f"{satu.nama}: {satu.beda}")
        else:
            disimpan.append(_simpan(tempat))
    return tuple(disimpan), tuple(dibiarkan)


def _sisihkan_sanding(folder: Path, entri: EntriAgenda, nama: str) -> tuple[EntriAgenda, tuple[Path, ...]]:
    """Return the entry without the draft beside, and where that one is kept, when the letter itself was chosen over it.

    Which draft it was stays known, so that the next run does not lay the same one once more.
    """
    if entri.berkas_sanding is None or nama != entri.berkas:
        return entri, ()
    tempat = folder / entri.berkas_sanding
    if terbuka.pembuka(tempat):
        return entri, ()
    dipindah = (_simpan(tempat),) if os.path.lexists(tempat) else ()
    return replace(entri, berkas_sanding=None), dipindah


def _pakai(folder: Path, entri: EntriAgenda, nama: str) -> EntriAgenda:
    """Return the entry with the chosen file; the draft beside a letter takes the letter's own place."""
    kini = replace(entri, berkas=nama)
    if nama == entri.berkas_sanding:
        try:
            berkas.pindahkan(folder / nama, folder / entri.berkas)
            berkas.sinkron_folder((folder / entri.berkas).parent)
            kini = jadi_utama(entri, entri.berkas)
        except FileExistsError:  # somebody saved there meanwhile: it keeps its own name
            kini = jadi_utama(entri, nama)
        except OSError as galat:
            raise tak_dapat(folder / nama, galat) from galat
    tempat = folder / kini.berkas
    if kini.sha256_tulis == berkas.sidik(tempat):
        return kini
    milik_sendiri = kini.sha256 == berkas.sidik(tempat)
    ukuran = tempat.stat().st_size if milik_sendiri else None
    return replace(kini, sha256_tulis=kini.sha256 if milik_sendiri else None, ukuran_tulis=ukuran)


def _menurut_berkas(folder: Path, entri: EntriAgenda) -> EntriAgenda:
    """Return the entry of a letter with the way by which the chosen file says that it is numbered."""
    if not dapat(entri.status, Langkah.SUSUN):
        return entri
    with contextlib.suppress(GalatOutbox):  # whoever makes it ready is told what is wrong with it
        return jalur_kini(entri, baca_naskah(folder, entri))
    return entri


def _simpan(tempat: Path) -> Path:
    """Move a file into `riwayat` beside it; return where it is. The very file that is kept already is kept once."""
    try:
        berkas.buat_folder(tempat.parent / RIWAYAT)
        for ke in itertools.count(1):
            nomor = f" ({ke})" if ke > 1 else ""
            tujuan = tempat.parent / RIWAYAT / f"{tempat.stem} ({TIDAK_DIPAKAI}){nomor}{tempat.suffix}"
            try:
                berkas.pindahkan(tempat, tujuan)
            except FileExistsError:
                if inode(tempat) != inode(tujuan):
                    continue
                tempat.unlink()  # killed between two names of it
            berkas.sinkron_folder(tujuan.parent)
            return tujuan
    except OSError as galat:
        raise tak_dapat(tempat, galat) from galat
    raise AssertionError  # numbers do not end
