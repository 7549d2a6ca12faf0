"""The one letter in the outbox that a person means, and its file as it lies there now.

A key may be typed in full, by its unique end, as the plan calls the letter, as the path of the file, or as the code
that stands on the printed page. The file is read only when no program has it open: what Word saves a moment later
would undo what is written now.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.outbox.terbuka import pembuka
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import Langkah, dapat
from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.inti.kode_kaki import POLA_KODE_KAKI, kode_kaki

_SEBUT_MAKS = 10


@dataclass(frozen=True)
class BerkasNaskah:
    """A letter's file: where it lies, its bytes, its parts."""

    tempat: Path
    isi: bytes
    bagian: dict[str, bytes]

    @property
    def sha256(self) -> str:
        """The SHA-256 of its bytes."""
        return berkas.sha256(self.isi)


def pilih_naskah(entri: Sequence[EntriAgenda], folder: Path, sebutan: str) -> EntriAgenda:
    """Return the letter that somebody means; `folder` is the outbox.

    Raises:
        GalatPemakaian: when none or several are meant, naming those that come near.

    """
    cari = sebutan.strip().replace("\\", "/").removesuffix("/").casefold()
    tempat = Path(sebutan).expanduser()
    for cocok in (
        [e for e in entri if e.kunci.casefold() == cari],
        [e for e in entri if tempat.exists() and (folder / e.berkas).resolve() == tempat.resolve()],
        _berkode(entri, sebutan.strip().upper()),
        [e for e in entri if f"/{e.kunci}".casefold().endswith(f"/{cari}")],
        [e for e in entri if f"-{bentuk_kunci(e.kunci)}".casefold().endswith(f"-{bentuk_kunci(cari)}")],
        [e for e in entri if cari and (e.kunci.casefold().endswith(cari) or cari in _nama_berkas(e))],
    ):
        if len(cocok) == 1:
            return cocok[0]
        if cocok:
            pilihan = [f"  {e.kunci}" for e in cocok[:_SEBUT_MAKS]]
            lebih = [f"  … dan {len(cocok) - _SEBUT_MAKS} lagi"] if len(cocok) > _SEBUT_MAKS else []
            raise GalatPemakaian(
                f"“{sebutan}” cocok dengan {len(cocok)} naskah:\n" + "\n".join([*pilihan, *lebih]),
                "Tulis kuncinya lebih lengkap.",
            )
    dekat = difflib.get_close_matches(cari, [e.kunci for e in entri], n=3, cutoff=0.4)
    saran = f"Maksudnya {' atau '.join(dekat)}?" if dekat else "Lihat kuncinya di daftar outbox."
    anjuran = None if dekat else Anjuran.untuk(Tindak.LIHAT_OUTBOX)
    raise GalatPemakaian(f"Tidak ada naskah “{sebutan}” di outbox.", saran, anjuran=anjuran)


def _berkode(entri: Sequence[EntriAgenda], kode: str) -> list[EntriAgenda]:
    """Return the letters that bear this code, which says its region code itself."""
    if not POLA_KODE_KAKI.fullmatch(kode):
        return []
    return [e for e in entri if kode_kaki(e.kunci, kode.partition(".")[0]) == kode]


def _nama_berkas(entri: EntriAgenda) -> set[str]:
    nama = entri.berkas.rsplit("/", 1)[-1].casefold()
    return {nama, nama.rpartition(".")[0]}


def baca_naskah(folder: Path, entri: EntriAgenda) -> BerkasNaskah:
    """Return the file of a letter.

    Raises:
        GalatOutbox: when it is gone, open in another program, unreadable, or no Word file.

    """
    tempat = folder / entri.berkas
    tolak_terbuka(tempat)
    try:
        isi = tempat.read_bytes()
    except FileNotFoundError as galat:
        ulang = (
            ", atau jalankan lagi alurnya supaya konsepnya disusun ulang" if dapat(entri.status, Langkah.SUSUN) else ""
        )
        raise GalatOutbox(
            f"Berkas naskah {entri.kunci} tidak ada lagi di {tempat}.",
            f"Kembalikan berkasnya ke tempat itu{ulang}.",
        ) from galat
    except OSError as galat:
        raise tak_dapat(tempat, galat) from galat
    try:
        if tempat.suffix != ".docx":
            raise PaketAsing("berkas ini bukan dokumen Word")
        return BerkasNaskah(tempat, isi, baca_bagian(isi))
    except PaketAsing as galat:
        raise bukan_word(tempat, galat) from galat


def tolak_terbuka(tempat: Path) -> None:
    """Refuse a file that somebody has open.

    Raises:
        GalatOutbox: naming who has, as far as the program that they use tells.

    """
    if dibuka := pembuka(tempat):
        raise GalatOutbox(f"“{tempat.name}” {dibuka}.", dibuka.tutup)


def bukan_word(tempat: Path, galat: PaketAsing) -> GalatOutbox:
    """Return the error of a file that is no Word file."""
    return GalatOutbox(
        f"“{tempat.name}” tidak dapat diolah: {galat}.", "Simpan ulang sebagai dokumen Word (.docx) dari Word."
    )


def tak_dapat(tempat: Path, galat: OSError) -> GalatOutbox:
    """Return the error of a file that the system does not let us have."""
    return GalatOutbox(
        f"“{tempat.name}” tidak dapat dibaca atau ditulisi: {sebab_sistem(galat)}.",
        saran_sistem(galat),
    )
