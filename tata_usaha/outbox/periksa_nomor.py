"""Whether the numbers agree: those of the letters, those of the number book, and what is written in the letters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.csv_agenda import BarisCSV
from tata_usaha.agenda.kode_periksa import KodePeriksa
from tata_usaha.agenda.nomor import BarisNomor
from tata_usaha.agenda.periksa_catatan import BUKU, PULIHKAN
from tata_usaha.konsep.kendali import cari_kendali
from tata_usaha.konsep.letak_isian import teks_naskah
from tata_usaha.outbox.isian_nomor import TANGGAL, bertag
from zi_model.anjuran import Anjuran, Tindak
from zi_model.bahasa import tanggal_panjang
from zi_model.daur_naskah import StatusNaskah
from zi_model.masalah import Letak, Masalah
from zi_model.nomor import KeadaanNomor
from zi_model.pola_nomor import NOMOR, sama_nomor

_SARAN = "Cocokkan dengan naskahnya, lalu betulkan di buku agenda."


def periksa_nomor(entri: Sequence[EntriAgenda], nomor: Sequence[BarisNomor]) -> Iterator[Masalah]:
    """Yield where the letters' numbers and the number book do not agree."""
    buku = {(b.pencacah, b.tahun, b.nomor): b for b in nomor}
    milik = {(e.jenis_nomor, e.tahun_nomor, e.nomor): e for e in entri if e.nomor is not None}
    for e in entri:
        if e.nomor is None:
            continue
        baris = buku.get((str(e.jenis_nomor), e.tahun_nomor or 0, e.nomor))
        if baris is not None and baris.kunci != e.kunci and e.status is StatusNaskah.BATAL:
            continue  # void with its letter, and given again since
        if baris is None or baris.kunci != e.kunci:
            lain = f" tercatat untuk {baris.kunci or baris.perihal}" if baris else " tidak ada di daftar nomor"
            yield _masalah(f"nomor {e.nomor} {e.jenis_nomor} {e.tahun_nomor} milik {e.kunci}{lain}.")
        elif baris.keadaan is KeadaanNomor.DIPAKAI and baris.tanggal != e.tanggal:
            yield _masalah(f"nomor {e.nomor} bertanggal {baris.tanggal} di daftar nomor, {e.kunci} {e.tanggal}.")
    for (pencacah, tahun, angka), baris in buku.items():
        if baris.keadaan is KeadaanNomor.DIPAKAI and baris.kunci and (pencacah, tahun, angka) not in milik:
            yield _masalah(
                f"nomor {angka} {pencacah} {tahun} dipakai {baris.kunci}, tetapi naskah itu tidak memakainya."
            )


def _masalah(pesan: str) -> Masalah:
    return Masalah(Letak(BUKU), KodePeriksa.NOMOR_JANGGAL, pesan, _SARAN, anjuran=PULIHKAN)


def periksa_csv(
    letak: str,
    tahun: int,
    nomor: Sequence[BarisNomor],
    terakhir: Mapping[tuple[str, int], BarisCSV],
    sebelumnya: Collection[str],
) -> Iterator[Masalah]:
    """Yield where the number book of a year that people read does not say what the register says.

    `sebelumnya` are the letters that got their number before there was such a book.
    """
    buku = {(b.pencacah, b.nomor): b for b in nomor if b.tahun == tahun}
    for (pencacah, angka), baris in buku.items():
        tertulis = terakhir.get((pencacah, angka))
        if tertulis is None:
            if baris.kunci not in sebelumnya:
                yield _beda(letak, f"nomor {angka} {pencacah} tidak ada di dalamnya.")
        elif (tertulis.peristiwa.keadaan, tertulis.kunci, tertulis.tanggal) != (
            baris.keadaan,
            baris.kunci or "",
            baris.tanggal,
        ):
            pesan = f"nomor {angka} {pencacah} di dalamnya {_csv(tertulis)}, di buku agenda {_buku(baris)}."
            yield _beda(letak, pesan, tertulis.baris)
    for (pencacah, angka), tertulis in terakhir.items():
        if (pencacah, angka) not in buku:
            pesan = f"nomor {angka} {pencacah} ({_csv(tertulis)}) tidak ada di buku agenda."
            yield _beda(letak, pesan, tertulis.baris)


def _csv(satu: BarisCSV) -> str:
    return " ".join(filter(None, (satu.peristiwa.keadaan, satu.kunci or satu.perihal, str(satu.tanggal or ""))))


def _buku(satu: BarisNomor) -> str:
    return " ".join(filter(None, (satu.keadaan, satu.kunci or satu.perihal, str(satu.tanggal or ""))))


def _beda(letak: str, pesan: str, baris: int = 0) -> Masalah:
    return Masalah(Letak(letak, baris), KodePeriksa.CSV_BEDA, pesan, _SARAN, anjuran=PULIHKAN)


def periksa_tulisan(
    letak: str, entri: EntriAgenda, bagian: Mapping[str, bytes], nomor: Sequence[BarisNomor]
) -> Iterator[Masalah]:
    """Yield where what is written in a letter is not the number and date that the register knows of it.

    Raises:
        PaketAsing: when a part is no XML as Word writes it.

    """
    tercatat = {NOMOR: entri.nomor, TANGGAL: tanggal_panjang(entri.tanggal) if entri.tanggal else None}
    bernomor = False
    for kendali in cari_kendali(bagian):
        nama = next((n for n in (NOMOR, TANGGAL) if bertag(kendali, n)), None)
        if nama is None:
            continue
        bernomor |= nama == NOMOR
        tertulis = " ".join(kendali.teks.split()) if kendali.terisi else ""
        if tercatat[nama] is None:
            if tertulis and nama == NOMOR and kendali.tag != NOMOR:  # else it is the plan's, or a day proposed
                yield _asing(letak, entri, tertulis, nomor)
        elif _lain(nama, tertulis, str(tercatat[nama])):
            yield _beda_tulisan(letak, f"{nama} di naskah “{tertulis}”, di buku agenda “{tercatat[nama]}”.")
    if entri.nomor is not None and not bernomor and not entri.jalur:  # else only its signed copy says it
        angka = re.compile(rf"(?<!\d)0*{entri.nomor}(?!\d)")
        if not any(angka.search(teks) for teks in teks_naskah(bagian)):
            yield _beda_tulisan(letak, f"nomor {entri.nomor} menurut buku agenda tidak tertulis di naskah.")


def _beda_tulisan(letak: str, pesan: str) -> Masalah:
    saran = "Samakan di Word lalu simpan, atau betulkan nomornya di buku agenda."
    return Masalah(Letak(letak), KodePeriksa.BEDA_NOMOR, pesan, saran)


def _lain(nama: str, tertulis: str, tercatat: str) -> bool:
    """Tell whether a number or date is another; an office may write a number with zeros before it."""
    return not sama_nomor(tertulis, tercatat) if nama == NOMOR else tertulis != tercatat


def _asing(letak: str, entri: EntriAgenda, tertulis: str, nomor: Sequence[BarisNomor]) -> Masalah:
    milik = [b for b in nomor if str(b.nomor) == tertulis and b.kunci and _sejenis(b, entri)]
    pemilik = f"; nomor itu milik {milik[0].kunci}" if milik else ""
    return Masalah(
        Letak(letak),
        KodePeriksa.NOMOR_ASING,
        f"nomor “{tertulis}” tertulis di naskah, tetapi tidak tercatat di buku agenda{pemilik}.",
        "Catat nomornya, atau kosongkan isiannya di Word lalu simpan.",
        anjuran=Anjuran.untuk(Tindak.NOMORI, kunci=entri.kunci, satker=entri.satker, bernomor="ya"),
    )


def _sejenis(baris: BarisNomor, entri: EntriAgenda) -> bool:
    return baris.pencacah.partition("/")[0].partition("-")[0] == entri.jenis.partition("/")[0].partition("-")[0]
