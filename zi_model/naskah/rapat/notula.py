"""The notula of a meeting as it can be drafted before the meeting.

It brings the agenda and, where the meeting watches over the plan, the obligations that fall due.
Who led, what was said and what was decided stays open: nothing that has not happened is told.
"""

from __future__ import annotations

import datetime as dt

from zi_model.bahasa import isi_teks, tanggal_panjang
from zi_model.kehadiran import Kehadiran
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Isian, Kendali, baca_miring, kendali_atau_isian, sambung, susun_kop, susun_nomor
from zi_model.naskah.inti.tulis import tulis
from zi_model.naskah.rapat.isi import (
    Acara,
    BagianKomitmen,
    BagianNotula,
    HurufNotula,
    IsiNotula,
    Komitmen,
    TindakLanjut,
)
from zi_model.naskah.rapat.petugas import petugas_rapat
from zi_model.naskah.rapat.teks import TeksBagianNotula, TeksNotula
from zi_model.naskah.rapat.tindak_lanjut_rapat import susun_tindak_lanjut_rapat
from zi_model.periode import JenisPeriode, Waktu
from zi_model.satker import Satker
from zi_model.status import HasilStatus
from zi_model.tag_rekomendasi import TABEL_TINDAK_LANJUT, tulis_tag

YANG_HADIR, JUMLAH_HADIR = "yang-hadir", "jumlah-hadir"
"""Tags of the controls in which a notula says which leaders came, and how many in all."""
ATURAN_RAPAT = "rapat"
"""By which rule the rows of a follow-up table were drafted: what the meeting decides."""


def susun_notula(
    bahan: Bahan,
    nama: str,
    teks: TeksNotula,
    nilai: dict[str, str],
    acara: Acara,
    tanggal: dt.date,
    kewajiban: Kewajiban,
    kehadiran: Kehadiran | None = None,
) -> IsiNotula:
    """Return the notula of a meeting (`nama`: `rapat/monev`) on a day, held for an obligation.

    `kehadiran` says who came; None: nobody has entered that yet.
    """
    satker = bahan.kantor.satker
    petugas = petugas_rapat(bahan.kantor, nama, tanggal, teks.pimpinan, teks.pemateri or "")
    lalu = susun_tindak_lanjut_rapat(bahan, nama, kewajiban.jendela, tanggal, teks.lalu)
    return IsiNotula(
        kop=susun_kop(satker),
        judul=isi_teks(teks.judul, nilai),
        nomor=susun_nomor(satker, "notula", nama, tanggal.year, kewajiban.unit) if "notula" in satker.nomor else None,
        acara=acara,
        sebutan_pimpinan=teks.pimpinan,
        pimpinan=petugas.pimpinan,
        sebutan_pemateri=teks.pemateri or "",
        pemateri=petugas.pemateri if teks.pemateri else "",
        notulis=petugas.notulis,
        peserta=isi_teks(teks.peserta, nilai),
        yang_hadir=kendali_atau_isian(
            kehadiran.pimpinan if kehadiran else None, YANG_HADIR, isi_teks(teks.yang_hadir, nilai)
        ),
        jumlah_hadir=kendali_atau_isian(
            kehadiran.jumlah if kehadiran else None, JUMLAH_HADIR, isi_teks(teks.jumlah_hadir, nilai)
        ),
        agenda=tuple(tulis(t, nilai) for t in teks.agenda),
        huruf=_huruf(lalu=lalu is not None, komitmen=teks.komitmen is not None),
        lalu=lalu,
        komitmen=_komitmen(bahan, teks.komitmen, nilai, kewajiban.jendela, tanggal) if teks.komitmen else None,
        pembahasan=_bagian("pembahasan", teks.pembahasan, nilai),
        simpulan=_bagian("simpulan", teks.simpulan, nilai),
        kepala_nomor=Kendali(tag=TABEL_TINDAK_LANJUT, teks="No."),
        tindak_lanjut=(
            TindakLanjut(
                nomor=_nomor(1),
                apa=Isian(tag="tindak-lanjut", petunjuk="tindak lanjut"),
                siapa=Isian(tag="penanggung-jawab", petunjuk="penanggung jawab"),
                kapan=Isian(tag="batas-waktu", petunjuk="batas waktu"),
            ),
            *(
                TindakLanjut(nomor=_nomor(ke), apa="", siapa="", kapan="")
                for ke in range(2, teks.baris_tindak_lanjut + 2)
            ),
        ),
        tempat=Kendali(tag="tempat", teks=satker.tempat),
        tanggal=Kendali(tag="tanggal", teks=tanggal_panjang(tanggal)),
    )


def _huruf(*, lalu: bool, komitmen: bool) -> HurufNotula:
    """Return the letters of the parts after the agenda; of one that is not there it is not printed."""
    urut = iter("BCDEF")
    return HurufNotula(
        lalu=next(urut) if lalu else "",
        komitmen=next(urut) if komitmen else "",
        pembahasan=next(urut),
        simpulan=next(urut),
        tindak_lanjut=next(urut),
    )


def _nomor(ke: int) -> Kendali:
    """Return a row's number in the control by which the row is known; no rule drafted it, people fill it."""
    return Kendali(tag=tulis_tag(ATURAN_RAPAT, ()), teks=f"{ke}.")


def _bagian(tag: str, teks: TeksBagianNotula, nilai: dict[str, str]) -> BagianNotula:
    return BagianNotula(judul=isi_teks(teks.judul, nilai), isi=Isian(tag=tag, petunjuk=isi_teks(teks.isian, nilai)))


def _komitmen(bahan: Bahan, pengantar: str, nilai: dict[str, str], waktu: Waktu, tanggal: dt.date) -> BagianKomitmen:
    """Return the obligations that fall due in a time, as they stood on the day of the meeting.

    A notula of that day tells of no evidence that came in later, on whatever day it is drafted.
    """
    status = bahan.status(waktu, tanggal)
    return BagianKomitmen(
        pengantar=isi_teks(pengantar, nilai),
        baris=tuple(
            _baris(bahan.kantor.satker, h) for h in status if waktu.mulai <= h.kewajiban.jatuh_tempo <= waktu.akhir
        ),
    )


def _baris(satker: Satker, hasil: HasilStatus) -> Komitmen:
    kewajiban = hasil.kewajiban
    indikator = kewajiban.baris.indikator.rapi
    nama = baca_miring(indikator.nama)
    if kewajiban.periode.jenis is JenisPeriode.BULAN:  # three of the same row in a triwulan
        nama = sambung([nama, f" ({kewajiban.periode.nama})"])
    return Komitmen(
        kode=kewajiban.kode,
        indikator=nama,
        unit=satker.unit_menurut_kode(kewajiban.unit).singkatan,
        target=indikator.target_capaian,
        keadaan=hasil.alasan,
    )
