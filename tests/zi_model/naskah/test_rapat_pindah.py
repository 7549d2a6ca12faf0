"""A meeting with a time of its own, and one whose undangan is issued: what moves, what binds, what is quoted."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping

import pytest
from pydantic import ValidationError

from tests.zi_model.bahan_sigi import TW1, TW2, bahan, berkas, kewajiban, tahun
from tests.zi_model.terbit_uji import laporan, rekomendasi
from zi_model.bukti import Bukti, JenisBerkas, RincianBerkas
from zi_model.daur_naskah import StatusNaskah
from zi_model.naskah.dokumentasi.isi import IsiDokumentasi
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Isian, Kendali, Naskah
from zi_model.naskah.jatuh_waktu import susun_diminta
from zi_model.naskah.rapat.isi import IsiDaftarHadir, IsiNotula, IsiUndangan
from zi_model.naskah.rapat.kabar import kabar_rapat
from zi_model.naskah.rapat.kalender import IsiAcaraKalender
from zi_model.naskah.rapat.paket import susun_lembar_rapat, susun_rapat
from zi_model.naskah.rapat.undangan_terbit import baca_hari, baca_waktu
from zi_model.naskah.rapat.waktu import jadwal_biasa, jadwal_rapat
from zi_model.periode import Periode
from zi_model.rapat import RapatSendiri
from zi_model.tag_rekomendasi import TABEL_TINDAK_LANJUT, baca_tag
from zi_model.terbit import NaskahTerbit

MONEV = kewajiban("1.3.1.1", "2026-TW1")
KATA = {
    "hari-rapat": "Rabu, 25 Maret 2026",
    "waktu-rapat": "10.00 WITA s.d. selesai",
    "tempat-rapat": "Ruang Rapat Lantai 2",
}


def pindah(tanggal: str, rapat: str = "monev", periode: str = "2026-TW1", **lain: object) -> RapatSendiri:
    return RapatSendiri(rapat=rapat, periode=periode, tanggal=dt.date.fromisoformat(tanggal), **lain)  # type: ignore[arg-type]


def undangan_terbit(ke: int = 0, kata: Mapping[str, str] = KATA, nomor: str = "12/PW.02-Und/7210/2026") -> NaskahTerbit:
    ekor = f"/perubahan-{ke}" if ke else ""
    return NaskahTerbit(
        kunci=f"sigi/2026-TW1/undangan-monev{ekor}",
        jenis="undangan-monev",
        periode=TW1,
        status=StatusNaskah.SIAP_TTD,
        nomor=nomor,
        tanggal=dt.date(2026, 3, 11 + ke),
        isi=kata,
    )


def sumber(*sendiri: RapatSendiri, terbit: tuple[NaskahTerbit, ...] = (), bukti: tuple[Bukti, ...] = ()) -> Bahan:
    return dataclasses.replace(
        bahan(bukti), tahun=dataclasses.replace(tahun(), rapat=sendiri), terbit=terbit, hari=dt.date(2026, 3, 20)
    )


def paket(milik: Bahan) -> dict[str, Naskah]:
    return {str(n.kunci).partition("TW1/")[2]: n for n in susun_rapat(milik, MONEV)}


def undangan(milik: Bahan, kunci: str = "undangan-monev") -> IsiUndangan:
    isi = paket(milik)[kunci].isi
    assert isinstance(isi, IsiUndangan)
    return isi


def kalender(milik: Bahan, kunci: str = "kalender-monev") -> IsiAcaraKalender:
    isi = paket(milik)[kunci].isi
    assert isinstance(isi, IsiAcaraKalender)
    return isi


class TestPindah:
    def test_only_the_meeting_that_was_moved_moves(self) -> None:
        """Onto the very hour of another one: that one stays where it was."""
        milik = dataclasses.replace(tahun(), rapat=(pindah("2026-03-27"),))
        semula, kini = jadwal_biasa(milik), jadwal_rapat(milik)
        beda = {kunci for kunci in kini if kini[kunci] != semula[kunci]}
        assert {(nama, str(jendela.periode)) for nama, jendela in beda} == {("rapat/monev", "2026-TW1")}
        (baru,) = (kini[kunci] for kunci in beda)
        assert (baru.tanggal, baru.pukul) == (dt.date(2026, 3, 27), "09.00")

    def test_the_packet_follows(self) -> None:
        milik = sumber(pindah("2026-03-31", pukul="13.30", tempat="Aula"))
        assert undangan(milik).acara.hari_tanggal == Kendali(tag="hari-rapat", teks="Selasa, 31 Maret 2026")
        assert str(undangan(milik).acara.waktu) == "13.30 WITA s.d. selesai"
        assert str(undangan(milik).acara.tempat) == "Aula"
        assert str(undangan(milik).tanggal) == "17 Maret 2026"  # five working days: a week without work is between
        assert kalender(milik).mulai == dt.datetime(2026, 3, 31, 13, 30)
        assert kalender(milik).urutan == 0
        assert len(paket(milik)) == 4

    def test_a_meeting_from_afar_has_a_link_and_needs_no_room(self) -> None:
        acara = undangan(sumber(pindah("2026-03-27", moda="daring", tautan="https://kpu.zoom.us/j/1"))).acara
        assert str(acara.tempat) == "Daring"
        assert acara.moda == Kendali(tag="moda-rapat", teks="Daring")
        assert acara.tautan == Kendali(tag="tautan-rapat", teks="https://kpu.zoom.us/j/1")

    def test_moved_from_a_room_to_afar_it_leaves_the_room(self) -> None:
        milik = sumber(pindah("2026-03-27", moda="daring"), terbit=(undangan_terbit(),))
        assert str(undangan(milik).acara.tempat) == "Ruang Rapat Lantai 2"
        assert str(undangan(milik, "undangan-monev/perubahan-1").acara.tempat) == "Daring"

    def test_a_link_that_nobody_knows_is_a_fill_in(self) -> None:
        acara = undangan(sumber(pindah("2026-03-27", moda="hibrida", tempat="Aula"))).acara
        assert acara.tautan == Isian(tag="tautan-rapat", petunjuk="tautan rapat daring")
        assert str(acara.moda) == "Hibrida (tatap muka dan daring)"

    def test_a_meeting_in_the_room_says_nothing_of_it(self) -> None:
        acara = undangan(sumber(pindah("2026-03-27"))).acara
        assert acara.moda == acara.tautan == ""

    @pytest.mark.parametrize("salah", [{"pukul": "9"}, {"tautan": "zoom"}, {"periode": "TW1"}, {"moda": "zoom"}])
    def test_what_is_no_time_is_refused(self, salah: dict[str, str]) -> None:
        benar = {"rapat": "monev", "periode": "2026-TW1", "tanggal": dt.date(2026, 3, 27)}
        RapatSendiri.model_validate(benar)
        with pytest.raises(ValidationError):
            RapatSendiri.model_validate(benar | salah)


class TestTerikat:
    def test_an_issued_undangan_binds_the_packet_whatever_the_plan_says(self) -> None:
        milik = sumber(terbit=(undangan_terbit(),))
        daftar_hadir, notula = paket(milik)["daftar-hadir-monev"].isi, paket(milik)["notula-monev"].isi
        lembar = susun_lembar_rapat(milik, MONEV).isi
        assert isinstance(daftar_hadir, IsiDaftarHadir)
        assert isinstance(notula, IsiNotula)
        assert isinstance(lembar, IsiDokumentasi)
        assert lembar.acara is not None
        for acara in (daftar_hadir.acara, notula.acara, lembar.acara, undangan(milik).acara):
            assert [str(acara.hari_tanggal), str(acara.waktu), str(acara.tempat)] == list(KATA.values())
        assert str(notula.tanggal) == "25 Maret 2026"
        assert kalender(milik).mulai == dt.datetime(2026, 3, 25, 10)
        assert kalender(milik).tempat == "Ruang Rapat Lantai 2"

    def test_other_meetings_are_not_bound_by_it(self) -> None:
        milik = sumber(terbit=(undangan_terbit(),))
        tw2 = susun_rapat(milik, kewajiban("1.3.1.1", "2026-TW2"))[0].isi
        assert isinstance(tw2, IsiUndangan)
        assert str(tw2.acara.hari_tanggal) == "Rabu, 24 Juni 2026"

    def test_one_of_version_01_has_no_control_for_its_day_and_is_held_on_the_day_of_then(self) -> None:
        """The day of coming back from a long holiday was not avoided when it was drafted."""
        milik = sumber(terbit=(undangan_terbit(kata={"tempat-rapat": "Aula"}),))
        assert str(undangan(milik).acara.hari_tanggal) == "Rabu, 25 Maret 2026"

    def test_words_that_nobody_can_read_stay_as_they_are(self) -> None:
        milik = sumber(terbit=(undangan_terbit(kata=KATA | {"hari-rapat": "Rabu pekan depan", "waktu-rapat": "pagi"}),))
        assert str(undangan(milik).acara.hari_tanggal) == "Rabu pekan depan"
        assert str(undangan(milik).acara.waktu) == "pagi"
        assert kalender(milik).mulai == dt.datetime(2026, 3, 26, 9)

    def test_saying_what_the_undangan_says_moves_nothing(self) -> None:
        milik = sumber(pindah("2026-03-25", pukul="10.00"), terbit=(undangan_terbit(),))
        assert list(paket(milik)) == list(paket(sumber()))

    @pytest.mark.parametrize("moda", ["daring", "hibrida", "luring"])
    def test_nor_does_the_way_in_which_people_take_part(self, moda: str) -> None:
        sendiri = pindah("2026-03-27", moda=moda, tautan="https://kpu.zoom.us/j/1" if moda != "luring" else None)
        acara = undangan(sumber(sendiri)).acara
        kata = {k.tag: k.teks for k in vars(acara).values() if isinstance(k, Kendali)}
        assert list(paket(sumber(sendiri, terbit=(undangan_terbit(kata=kata),)))) == list(paket(sumber()))


class TestPerubahan:
    def test_moving_it_afterwards_drafts_an_undangan_that_says_so(self) -> None:
        milik = sumber(pindah("2026-03-30"), terbit=(undangan_terbit(),))
        assert list(paket(milik))[-2:] == ["undangan-monev/perubahan-1", "kalender-monev/perubahan-1"]
        baru = undangan(milik, "undangan-monev/perubahan-1")
        assert str(baru.hal) == (
            "Perubahan Undangan Rapat Monitoring dan Evaluasi Zona Integritas Triwulan I Tahun 2026"
        )
        assert "Nomor 12/PW.02-Und/7210/2026 tanggal 11 Maret 2026 hal Undangan Rapat" in str(baru.pembuka)
        assert "semula dijadwalkan pada hari Rabu, 25 Maret 2026 pukul 10.00 WITA s.d. selesai di Ruang Rapat" in str(
            baru.pembuka
        )
        assert str(baru.acara.hari_tanggal) == "Senin, 30 Maret 2026"
        assert str(baru.acara.waktu) == "10.00 WITA s.d. selesai"  # what is not said stays as it was
        assert baru.tanggal == Isian(tag="tanggal", petunjuk="tanggal")
        assert isinstance(undangan(milik).tanggal, Kendali)

    def test_until_it_is_issued_the_packet_stays_with_the_first(self) -> None:
        milik = sumber(pindah("2026-03-30"), terbit=(undangan_terbit(),))
        notula = paket(milik)["notula-monev"].isi
        assert isinstance(notula, IsiNotula)
        assert str(notula.tanggal) == "25 Maret 2026"

    def test_once_it_is_issued_it_binds_and_nothing_is_left_to_draft(self) -> None:
        kedua = undangan_terbit(1, KATA | {"hari-rapat": "Senin, 30 Maret 2026"}, nomor="15/PW.02-Und/7210/2026")
        milik = sumber(pindah("2026-03-30"), terbit=(kedua, undangan_terbit()))
        assert list(paket(milik)) == [
            "undangan-monev/perubahan-1",
            "kalender-monev/perubahan-1",
            "daftar-hadir-monev",
            "notula-monev",
        ]
        notula = paket(milik)["notula-monev"].isi
        assert isinstance(notula, IsiNotula)
        assert str(notula.tanggal) == "30 Maret 2026"
        assert "Nomor 12/PW.02" in str(undangan(milik, "undangan-monev/perubahan-1").pembuka)

    def test_a_second_move_has_a_key_of_its_own_and_quotes_the_first(self) -> None:
        kedua = undangan_terbit(1, KATA | {"hari-rapat": "Senin, 30 Maret 2026"}, nomor="15/PW.02-Und/7210/2026")
        milik = sumber(pindah("2026-04-01"), terbit=(undangan_terbit(), kedua))
        assert list(paket(milik))[-2:] == ["undangan-monev/perubahan-2", "kalender-monev/perubahan-2"]
        assert "Nomor 15/PW.02" in str(undangan(milik, "undangan-monev/perubahan-2").pembuka)
        assert paket(milik)["undangan-monev/perubahan-2"].nama_berkas.endswith("(Perubahan 2)")

    def test_calendars_take_the_later_entry_for_the_earlier(self) -> None:
        milik = sumber(pindah("2026-03-30"), terbit=(undangan_terbit(),))
        lama, baru = kalender(milik), kalender(milik, "kalender-monev/perubahan-1")
        assert lama.uid == baru.uid
        assert (lama.urutan, baru.urutan) == (0, 1)
        assert baru.mulai.date() == dt.date(2026, 3, 30)

    def test_number_and_date_that_nobody_knows_yet_are_fill_ins(self) -> None:
        lama = dataclasses.replace(undangan_terbit(nomor=""), tanggal=None)
        baru = undangan(sumber(pindah("2026-03-30"), terbit=(lama,)), "undangan-monev/perubahan-1")
        assert "Nomor [isi: nomor undangan semula] tanggal [isi: tanggal undangan semula]" in str(baru.pembuka)

    def test_after_a_cancelled_one_the_key_is_another_and_nothing_is_quoted(self) -> None:
        """No undangan stands, so there is nothing to change: but the first key is used up."""
        milik = sumber(pindah("2026-03-30", perubahan=1))
        assert list(paket(milik))[:2] == ["undangan-monev/perubahan-1", "kalender-monev/perubahan-1"]
        assert "Menyusuli" not in str(undangan(milik, "undangan-monev/perubahan-1").pembuka)


class TestDasar:
    def test_an_undangan_older_than_the_decree_does_not_name_the_plan(self) -> None:
        isi = susun_rapat(bahan(), kewajiban("4.1.2.1", "2026"))[0].isi
        assert isinstance(isi, IsiUndangan)
        assert str(isi.tanggal) == "14 Januari 2026"  # the decree is of the 21st
        assert "Rencana Aksi" not in str(isi.pembuka)

    def test_a_later_one_does(self) -> None:
        isi = susun_rapat(bahan(), kewajiban("5.4.1.1", "2026"))[0].isi
        assert isinstance(isi, IsiUndangan)
        assert "sebagaimana direncanakan dalam Rencana Aksi" in str(isi.pembuka)


class TestHadir:
    def test_the_leaders_come_first(self) -> None:
        milik = tahun()
        kasubbag_dahulu = tuple(reversed(milik.kantor.pejabat.pejabat))
        pejabat = milik.kantor.pejabat.model_copy(update={"pejabat": kasubbag_dahulu})
        milik = dataclasses.replace(milik, kantor=dataclasses.replace(milik.kantor, pejabat=pejabat))
        isi = susun_rapat(Bahan(milik), MONEV)[2].isi
        assert isinstance(isi, IsiDaftarHadir)
        jabatan = [p.jabatan.split()[0] for p in isi.peserta if p.jabatan]
        assert jabatan == ["Anggota"] * 4 + ["Ketua", "Sekretaris"] + ["Kasubbag"] * 4

    def test_the_notula_asks_which_of_them_were_there(self) -> None:
        isi = paket(sumber())["notula-monev"].isi
        assert isinstance(isi, IsiNotula)
        assert isinstance(isi.yang_hadir, Isian)
        assert isinstance(isi.jumlah_hadir, Isian)
        assert (isi.yang_hadir.tag, isi.jumlah_hadir.tag) == ("yang-hadir", "jumlah-hadir")

    def test_rows_of_its_follow_up_are_known_by_their_controls(self) -> None:
        isi = paket(sumber())["notula-monev"].isi
        assert isinstance(isi, IsiNotula)
        assert isi.kepala_nomor.tag == TABEL_TINDAK_LANJUT
        assert [str(b.nomor) for b in isi.tindak_lanjut] == ["1.", "2.", "3.", "4.", "5."]
        assert {baca_tag(b.nomor.tag, TW1) for b in isi.tindak_lanjut} == {("rapat", ())}


class TestLalu:
    def test_the_notula_quotes_what_earlier_letters_asked(self) -> None:
        terbit = (laporan("2026-TW1", "2026-04-09", rekomendasi("2026-TW1/1", ("2.1.2.1", "2026-TW1"))),)
        isi = susun_rapat(sumber(terbit=terbit), kewajiban("1.3.1.1", "2026-TW2"))[3].isi
        assert isinstance(isi, IsiNotula)
        assert isi.lalu is not None
        assert [str(b.teks) for k in isi.lalu.kelompok for b in k.baris] == [terbit[0].rekomendasi[0].teks]
        assert list(vars(isi.huruf).values()) == ["B", "C", "D", "E", "F"]

    def test_its_parts_are_lettered_without_a_gap(self) -> None:
        isi = paket(sumber())["notula-monev"].isi
        assert isinstance(isi, IsiNotula)
        assert isi.lalu is None
        assert list(vars(isi.huruf).values()) == ["", "B", "C", "D", "E"]


class TestLembar:
    @staticmethod
    def lembar(*diambil: str | None, kode: str = "1.3.1.1") -> IsiDokumentasi:
        foto = [berkas(kode, TW1, f"IMG_{ke}.jpg", "2026-03-27", JenisBerkas.JPEG) for ke, _ in enumerate(diambil)]
        saat = {b.berkas: d for b, d in zip(foto, diambil, strict=True)}

        def rincian(b: Bukti) -> RincianBerkas:
            kapan = saat[b.berkas]
            return RincianBerkas(tempat=b.berkas, diambil=dt.datetime.fromisoformat(kapan) if kapan else None)

        milik = dataclasses.replace(sumber(terbit=(undangan_terbit(),), bukti=tuple(foto)), rincian=rincian)
        isi = susun_lembar_rapat(milik, MONEV).isi
        assert isinstance(isi, IsiDokumentasi)
        return isi

    def test_pictures_of_every_row_that_shares_the_meeting_are_shown(self) -> None:
        for kode in ("1.3.1.1", "1.3.1.2"):
            assert len(self.lembar("2026-03-25T10:00", kode=kode).foto) == 1

    def test_a_caption_is_the_day_and_can_be_typed_on(self) -> None:
        foto = self.lembar("2026-03-25T10:00").foto[0].kiri
        assert foto.judul == Kendali(tag="keterangan-foto-1", teks="Rabu, 25 Maret 2026")
        assert foto.tanggal == foto.catatan == ""
        assert "IMG" not in foto.gambar.uraian

    def test_one_of_another_day_is_remarked(self) -> None:
        """Also within the triwulan: the undangan was for the 25th."""
        foto = self.lembar("2026-03-24T10:00").foto[0].kiri
        assert foto.tanggal == "(bukan hari acara, Rabu, 25 Maret 2026)"

    def test_one_without_a_date_asks_for_it(self) -> None:
        foto = self.lembar(None).foto[0].kiri
        assert isinstance(foto.judul, Isian)
        assert foto.tanggal

    @pytest.mark.parametrize(("hari", "ada"), [("2026-04-01", False), ("2026-04-08", False), ("2026-04-09", True)])
    def test_it_waits_for_a_meeting_that_is_held_after_its_time(self, hari: str, ada: bool) -> None:
        kini = dt.date.fromisoformat(hari)
        milik = dataclasses.replace(sumber(pindah("2026-04-08")), hari=kini)
        kunci = [str(n.kunci) for n in susun_diminta(milik, [MONEV], "rapat/monev", kini)]
        assert ("sigi/2026-TW1/dokumentasi-monev" in kunci) is ada


class TestKabar:
    def test_a_meeting_that_is_only_planned(self) -> None:
        kabar = kabar_rapat(sumber(), TW1)
        assert kabar is not None
        assert (kabar.hari_tanggal, kabar.pasti, kabar.surat, kabar.simpulan) == ("Kamis, 26 Maret 2026", False, (), "")

    def test_what_its_issued_letters_tell(self) -> None:
        notula = NaskahTerbit(
            kunci="sigi/2026-TW1/notula-monev",
            jenis="notula-monev",
            periode=TW1,
            status=StatusNaskah.DITANDATANGANI,
            nomor="3/PW.02-NT/7210/2026",
            tanggal=dt.date(2026, 3, 30),
            isi={"pimpinan": "Soleman", "yang-hadir": "Ketua dan\n Sekretaris", "jumlah-hadir": "24 orang"},
        )
        kedua = undangan_terbit(1, KATA | {"hari-rapat": "Senin, 30 Maret 2026"}, nomor="15/PW.02-Und/7210/2026")
        kabar = kabar_rapat(sumber(terbit=(notula, kedua, undangan_terbit())), TW1)
        assert kabar is not None
        assert [s.sebutan for s in kabar.surat] == ["Undangan", "Undangan Perubahan", "Notula"]
        assert [s.nomor for s in kabar.surat] == [
            "12/PW.02-Und/7210/2026",
            "15/PW.02-Und/7210/2026",
            "3/PW.02-NT/7210/2026",
        ]
        assert (kabar.tanggal, kabar.pasti) == (dt.date(2026, 3, 30), True)
        assert (kabar.pimpinan, kabar.yang_hadir, kabar.jumlah_hadir) == ("Soleman", "Ketua dan Sekretaris", "24 orang")

    def test_a_time_without_that_meeting(self) -> None:
        assert kabar_rapat(sumber(), Periode.parse("2026-S1")) is None
        assert kabar_rapat(sumber(), TW2, "rapat/sosialisasi-wbs") is None

    def test_a_meeting_of_a_single_window(self) -> None:
        jendela = kewajiban("5.4.1.1", "2026").jendela
        kabar = kabar_rapat(sumber(), jendela, "rapat/sosialisasi-wbs")
        assert kabar is not None
        assert kabar.tanggal == dt.date(2026, 2, 20)


@pytest.mark.parametrize(
    ("teks", "harapan"),
    [
        ("Rabu, 25 Maret 2026", dt.date(2026, 3, 25)),
        ("rabu  25 MARET 2026", dt.date(2026, 3, 25)),
        ("25-03-2026", dt.date(2026, 3, 25)),
        ("25/3/2026", dt.date(2026, 3, 25)),
        ("30 Februari 2026", None),
        ("pekan depan", None),
    ],
)
def test_a_day_as_people_type_it(teks: str, harapan: dt.date | None) -> None:
    assert baca_hari(teks) == harapan


@pytest.mark.parametrize(
    ("teks", "harapan"),
    [
        ("09.00 WITA s.d. selesai", ("09.00", "selesai")),
        ("Pukul 9:30 WITA sampai dengan 12.00", ("09.30", "12.00")),
        ("13.30 s.d. 16.00 WITA", ("13.30", "16.00")),
        ("13.30 - 16.00", ("13.30", "16.00")),
        ("09.00 WITA", ("09.00", "")),
        ("pagi", ("", "")),
    ],
)
def test_hours_as_people_type_them(teks: str, harapan: tuple[str, str]) -> None:
    assert baca_waktu(teks) == harapan
