"""The packet of a meeting: undangan with its calendar entry, daftar hadir, notula; afterwards the photo sheet.

All of them name the same day, time, place and subject, because evaluators compare them. One
function composes the packet of every kind of meeting; what makes a kind its own is its wording.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from zi_model.bahasa import isi_teks, tanggal_panjang
from zi_model.kantor import Kantor
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.dokumentasi.isi import AcaraLembar
from zi_model.naskah.dokumentasi.lembar import LembarRapat, susun_dokumentasi_rapat
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import (
    Kendali,
    KunciNaskah,
    Naskah,
    Teks,
    susun_kop,
    susun_nomor,
    susun_penanda_tangan,
)
from zi_model.naskah.inti.tulis import tulis
from zi_model.naskah.rapat.isi import Acara, IsiDaftarHadir, IsiUndangan, Peserta
from zi_model.naskah.rapat.kalender import susun_acara_kalender
from zi_model.naskah.rapat.notula import susun_notula
from zi_model.naskah.rapat.perubahan import susun_perubahan
from zi_model.naskah.rapat.peserta import pejabat_pada, peserta_pegawai
from zi_model.naskah.rapat.satu_rapat import SatuRapat
from zi_model.naskah.rapat.teks import TeksDaftarHadir
from zi_model.naskah.rapat.waktu import WaktuRapat


def susun_rapat(bahan: Bahan, kewajiban: Kewajiban) -> tuple[Naskah, ...]:
    """Return what is needed before and at the meeting of an obligation: undangan, calendar entry, daftar hadir, notula.

    When the office moved it after its undangan was issued, also the undangan that says so, with its calendar entry.

    Raises:
        KeyError: when the obligation calls for no meeting, or nobody holds the post that signs.
        ValueError: when no working day is left for it.

    """
    rapat = SatuRapat(bahan, kewajiban)
    teks, nilai = rapat.teks, rapat.nilai
    daftar_hadir = IsiDaftarHadir(
        kop=susun_kop(bahan.kantor.satker),
        judul=isi_teks(teks.daftar_hadir.judul, nilai),
        acara=rapat.acara,
        peserta=_peserta(bahan.kantor, rapat.waktu.tanggal, teks.daftar_hadir),
    )
    return (
        *_undangan(rapat),
        rapat.naskah("daftar-hadir", "Daftar Hadir", teks.daftar_hadir.nama_berkas, daftar_hadir),
        rapat.naskah(
            "notula",
            "Notula",
            teks.notula.nama_berkas,
            susun_notula(
                bahan, rapat.nama, teks.notula, nilai, rapat.acara, rapat.waktu.tanggal, kewajiban, rapat.kehadiran
            ),
        ),
        *_perubahan(rapat),
    )


def susun_lembar_rapat(bahan: Bahan, kewajiban: Kewajiban) -> Naskah:
    """Return the photo sheet of an obligation's meeting, to be drafted when its time is over.

    Raises:
        KeyError: when the obligation calls for no meeting, or nobody holds the post that signs.
        ValueError: when no working day is left for it.

    """
    rapat = SatuRapat(bahan, kewajiban)
    acara = AcaraLembar(**{bidang: getattr(rapat.acara, bidang) for bidang in AcaraLembar.model_fields})
    milik = LembarRapat(acara, rapat.waktu.tanggal, rapat.serapat)
    lembar = susun_dokumentasi_rapat(bahan, kewajiban, rapat.singkat, rapat.teks.dokumentasi, milik)
    return replace(lembar, kode=rapat.kode)


def _undangan(rapat: SatuRapat) -> Iterator[Naskah]:
    """Give the undangan that says when the meeting is, and its calendar entry."""
    sebelumnya = next((u for u in reversed(rapat.undangan) if u.ke < rapat.ke), None)
    tanggal = rapat.tanggal_undangan(rapat.waktu)
    isi = _isi_undangan(rapat, rapat.acara, tanggal)
    if sebelumnya is not None:
        isi = susun_perubahan(rapat, isi, sebelumnya)
    sebutan = "Undangan Perubahan" if sebelumnya else "Undangan"
    yield rapat.naskah("undangan", sebutan, rapat.teks.undangan.nama_berkas, isi, rapat.ke)
    yield _kalender(rapat, rapat.acara, rapat.waktu, tanggal, rapat.ke)


def _perubahan(rapat: SatuRapat) -> Iterator[Naskah]:
    """Give the undangan that moves the meeting, and its calendar entry; nothing while nobody moved it."""
    if rapat.pindah is None or rapat.pengikat is None:
        return
    acara, tanggal = rapat.acara_pada(rapat.pindah), rapat.tanggal_undangan(rapat.pindah)
    isi = susun_perubahan(rapat, _isi_undangan(rapat, acara, tanggal), rapat.pengikat)
    ke = rapat.ke_pindah
    yield rapat.naskah("undangan", "Undangan Perubahan", rapat.teks.undangan.nama_berkas, isi, ke)
    yield _kalender(rapat, acara, rapat.pindah, tanggal, ke)


def _kalender(rapat: SatuRapat, acara: Acara, waktu: WaktuRapat, dibuat: dt.date, ke: int) -> Naskah:
    """Return a calendar entry; all entries of a meeting have one id, so that the later takes the earlier's place."""
    kantor, teks = rapat.bahan.kantor, rapat.teks.kalender
    pertama = KunciNaskah(kantor.satker.kode, f"undangan-{rapat.singkat}", "", rapat.kewajiban.periode)
    entri = susun_acara_kalender(
        kantor, teks, rapat.nilai, str(acara.acara), waktu, str(pertama), dibuat=dibuat, urutan=ke
    )
    return rapat.kalender("Acara Kalender", teks.nama_berkas, entri, ke)


def _isi_undangan(rapat: SatuRapat, acara: Acara, tanggal: dt.date) -> IsiUndangan:
    kantor, teks, nilai = rapat.bahan.kantor, rapat.teks.undangan, rapat.nilai
    satker = kantor.satker
    return IsiUndangan(
        kop=susun_kop(satker),
        tempat=Kendali(tag="tempat", teks=satker.tempat),
        tanggal=Kendali(tag="tanggal", teks=tanggal_panjang(tanggal)),
        nomor=susun_nomor(satker, "undangan", rapat.nama, tanggal.year, rapat.kewajiban.unit),
        sifat=teks.sifat,
        lampiran=teks.lampiran,
        hal=tulis(teks.hal, nilai),
        yth=tuple(isi_teks(t, nilai) for t in teks.yth),
        di=teks.di,
        pembuka=_pembuka(rapat, tanggal),
        acara=acara,
        penutup=tuple(tulis(t, nilai) for t in teks.penutup),
        penanda_tangan=susun_penanda_tangan(kantor, teks.penanda_tangan, tanggal),
        tembusan=tuple(isi_teks(t, nilai) for t in teks.tembusan),
    )


def _pembuka(rapat: SatuRapat, tanggal: dt.date) -> Teks:
    """Return the opening sentence; an undangan that is older than the plan's decree does not name the plan."""
    teks, penetapan = rapat.teks.undangan, rapat.bahan.tahun.rencana.keputusan.tanggal
    lebih_dahulu = penetapan is None or tanggal < penetapan
    return tulis((lebih_dahulu and teks.pembuka_sebelum_rencana) or teks.pembuka, rapat.nilai)


def _peserta(kantor: Kantor, hari: dt.date, teks: TeksDaftarHadir) -> tuple[Peserta, ...]:
    """Return the officials of that day, the leaders first, then the staff or empty rows for them."""
    menjabat = pejabat_pada(kantor, hari)
    pejabat = [Peserta(nama=p.nama or "", jabatan=p.sebutan) for p in menjabat]
    return (*pejabat, *peserta_pegawai(kantor, menjabat, teks))
