"""Letters under other names and in other folders: the register follows them, a person chooses between two.

What a command needs to know of that before it looks for the letter that somebody means, and before a run lays drafts.
"""

from __future__ import annotations

import datetime as dt
import difflib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatBentrok, GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.outbox import pakai as pilihan
from tata_usaha.outbox.cocokkan import BerkasLain, Kenalan, dikenal
from tata_usaha.outbox.ikuti import ikuti, kenali
from tata_usaha.outbox.pakai import HasilPakai
from tata_usaha.outbox.pilih import pilih_naskah
from tata_usaha.outbox.temukan import kenali_berkas, temukan
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import Langkah, dapat

__all__ = [
    "HasilPakai",
    "PermintaanPakai",
    "ikuti_sebelum_menaruh",
    "pakai_berkas",
    "pilih_dikenali",
]

_KABAR = logging.getLogger("zi")
_SEBUT_MAKS = 5


@dataclass(frozen=True)
class PermintaanPakai:
    """Which file is the letter from now on: its path, or its name where only one file in the outbox has it.

    `sidik` is the SHA-256 of that file as it was looked at; None: nobody says.
    """

    satker: str
    berkas: str
    sidik: str | None = None


def pakai_berkas(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanPakai) -> HasilPakai:
    """Let a file be the letter that it says it is; the letter's other files go to `riwayat`.

    Raises:
        GalatPemakaian: when no file in the outbox is meant, or several.
        GalatOutbox: when the file cannot be the letter's (see `tata_usaha.outbox.pakai`).
        GalatBentrok: when it is not the file that was looked at.
        GalatBasisData: when the register cannot be used.

    """
    folder, satker = pengaturan.outbox, permintaan.satker
    with buka_tulis(pengaturan, pelaku) as basis:
        with basis.baca() as sambungan:
            semua = temukan(folder, satker, buku.satker_terdaftar(sambungan), ())
        nama = _berkas_disebut(folder, permintaan.berkas, semua)
        if permintaan.sidik is not None and kenali_berkas(folder, nama).sha256 != permintaan.sidik:
            raise GalatBentrok(f"“{nama.rpartition('/')[2]}” sudah diubah sejak dilihat.", "Lihat lagi, lalu ulangi.")
        return pilihan.pakai(folder, basis, satker, nama, waktu.sekarang())


def pilih_dikenali(basis: BasisData, pengaturan: Pengaturan, satker: str, sebutan: str) -> EntriAgenda:
    """Return the letter that somebody means, by the name that its file has now, or had in the register.

    Raises:
        GalatPemakaian: when none or several are meant.
        GalatOutbox: when a person must say first which file is the letter.
        GalatBasisData: when the register cannot be used.

    """
    folder = pengaturan.outbox
    with basis.baca() as sambungan:
        sebelum = buku.semua(sambungan, satker)
    kenalan = ikuti(folder, basis, satker, waktu.sekarang())
    with basis.baca() as sambungan:
        semua = buku.semua(sambungan, satker)
    try:
        entri = pilih_naskah(semua, folder, sebutan)
    except GalatPemakaian:
        _tolak_salinan(folder, semua, sebutan)
        kunci = pilih_naskah(sebelum, folder, sebutan).kunci
        entri = next(e for e in semua if e.kunci == kunci)
    if galat := _yang_ditanyakan(pengaturan, kenalan, [entri]).get(entri.kunci):
        raise galat
    _sebut_salinan(basis, pengaturan, semua, entri)
    return entri


def _sebut_salinan(basis: BasisData, pengaturan: Pengaturan, semua: Sequence[EntriAgenda], entri: EntriAgenda) -> None:
    """Tell of copies with other content: whoever saved under another name means that one."""
    with basis.baca() as sambungan:
        lain = kenali(pengaturan.outbox, sambungan, entri.satker, semua).lain.get(entri.kunci, ())
    for satu in lain:
        if not (satu.nama_kedua or satu.beda or dikenal(entri, satu.sha256)):
            _KABAR.warning(
                "Ada salinan %s yang lain isinya: %s. Yang dipakai sekarang: %s.",
                *(entri.kunci, pengaturan.outbox / satu.nama, pengaturan.outbox / entri.berkas),
            )


def ikuti_sebelum_menaruh(
    pengaturan: Pengaturan, basis: BasisData, satker: str, sekarang: dt.datetime
) -> dict[str, GalatOutbox]:
    """Let the register follow moved files; return by key which letters are not drafted now, and what is asked.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    kenalan = ikuti(pengaturan.outbox, basis, satker, sekarang)
    if not kenalan.tanya:
        return {}
    with basis.baca() as sambungan:
        return _yang_ditanyakan(pengaturan, kenalan, buku.semua(sambungan, satker))


def _yang_ditanyakan(pengaturan: Pengaturan, kenalan: Kenalan, entri: Sequence[EntriAgenda]) -> dict[str, GalatOutbox]:
    """Return what is asked about drafts; a letter that is ready has but one file, and needs none any more."""
    return {
        e.kunci: _tanyakan(pengaturan, e.kunci, kenalan.tanya[e.kunci])
        for e in entri
        if e.kunci in kenalan.tanya and dapat(e.status, Langkah.SUSUN)
    }


def _tanyakan(pengaturan: Pengaturan, kunci: str, mungkin: Sequence[BerkasLain]) -> GalatOutbox:
    """Return the error that asks which of these files is the letter whose own file is gone."""
    baris = [f"  {pengaturan.outbox / b.nama}{f' ({b.beda})' if b.beda else ''}" for b in mungkin]
    satu = len(mungkin) == 1
    pesan = f"Berkas {kunci} tidak ada di tempatnya; {'mungkin ini' if satu else 'mungkin salah satu dari ini'}:"
    bukan = "Kalau bukan itu" if satu else "Yang bukan"
    return GalatOutbox(
        "\n".join([pesan, *baris]),
        f"Pilih berkas yang benar di daftar outbox. {bukan}, pindahkan ke luar outbox, lalu jalankan lagi.",
        anjuran=Anjuran.untuk(
            Tindak.PAKAI_BERKAS,
            berkas=pengaturan.outbox / mungkin[0].nama if satu else "BERKAS",
            satker=kunci.partition("/")[0],
        ),
    )


def _tolak_salinan(folder: Path, semua: Sequence[EntriAgenda], sebutan: str) -> None:
    """Refuse a file that is a copy of a letter, naming the one that the register has."""
    tempat = Path(sebutan).expanduser()
    if not tempat.is_file() or not tempat.resolve().is_relative_to(folder.resolve()):
        return
    jati_diri = kenali_berkas(tempat.parent, tempat.name).jati_diri
    entri = next((e for e in semua if jati_diri and e.kunci == jati_diri.kunci), None)
    if entri is not None:
        raise GalatOutbox(
            f"“{tempat.name}” adalah salinan {entri.kunci}; yang tercatat di buku agenda {folder / entri.berkas}.",
            "Kalau salinan itu yang benar, pakai dahulu berkasnya.",
            anjuran=Anjuran.untuk(Tindak.PAKAI_BERKAS, berkas=tempat, satker=entri.satker),
        )


def _berkas_disebut(folder: Path, sebutan: str, semua: Sequence[str]) -> str:
    """Return which of the files below the outbox somebody means."""
    tempat = Path(sebutan).expanduser()
    if tempat.is_file():
        asli = tempat.parent.resolve() / tempat.name
        if not asli.is_relative_to(folder.resolve()):
            raise GalatPemakaian(f"{tempat} tidak di folder outbox.", f"Salin dahulu ke {folder}.")
        nama = asli.relative_to(folder.resolve()).as_posix()
        if nama not in semua:
            raise GalatPemakaian(
                f"{tempat} tidak dapat dipakai dari folder itu.",
                "Salin dahulu ke folder naskahnya, lalu pakai salinannya.",
            )
        return nama
    cari = sebutan.replace("\\", "/").casefold()
    cocok = [n for n in semua if f"/{n}".casefold().endswith(f"/{cari}")]
    if len(cocok) == 1:
        return cocok[0]
    if cocok:
        baris = [f"  {folder / n}" for n in cocok[:_SEBUT_MAKS]]
        raise GalatPemakaian("\n".join([f"Ada {len(cocok)} berkas “{sebutan}”:", *baris]), "Tulis letaknya lengkap.")
    dekat = difflib.get_close_matches(cari, [n.rsplit("/", 1)[-1] for n in semua], n=1)
    saran = f"Maksudnya “{dekat[0]}”?" if dekat else "Tulis letak berkasnya seperti di daftar outbox."
    raise GalatPemakaian(f"Tidak ada berkas “{sebutan}” di outbox.", saran)
